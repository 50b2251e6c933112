"""The index that publications are searched by: each database's own, kept by the database itself."""

from django.db import migrations

# On SQLite the index follows the table by triggers; it keeps no second copy of the words.
SQLITE = [
    "CREATE VIRTUAL TABLE space_words USING fts5(words, content='space_publication', content_rowid='id', prefix='2 3')",
    """CREATE TRIGGER space_words_in AFTER INSERT ON space_publication BEGIN
        INSERT INTO space_words(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER space_words_out AFTER DELETE ON space_publication BEGIN
        INSERT INTO space_words(space_words, rowid, words) VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER space_words_anew AFTER UPDATE OF words ON space_publication BEGIN
        INSERT INTO space_words(space_words, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO space_words(rowid, words) VALUES (new.id, new.words); END""",
]
POSTGRESQL = ["CREATE INDEX space_words ON space_publication USING gin (to_tsvector('simple', words))"]


def lay(apps, schema_editor):
    """Make the index."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def take(apps, schema_editor):
    """Take the index away."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("in", "out", "anew"):
            schema_editor.execute(f"DROP TRIGGER space_words_{name}")
        schema_editor.execute("DROP TABLE space_words")
    else:
        schema_editor.execute("DROP INDEX space_words")


class Migration(migrations.Migration):
    dependencies = [("space", "0001_initial")]
    operations = [migrations.RunPython(lay, take, elidable=False)]
