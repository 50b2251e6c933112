"""Feeds and calendars shaped as the institutions of the Union publish them; titles and links are made up."""

PARLIAMENT = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>Press releases - European Parliament</title><link>https://www.europarl.europa.eu/portal/en</link>
<description>Press releases</description><language>en</language><atom:link href="https://www.europarl.europa.eu/rss/doc/press-releases/en.xml" rel="self" type="application/rss+xml"/>
<item><title>Social economy: MEPs want a &quot;fair&quot; share of the budget</title>
<link>https://www.europarl.europa.eu/news/en/press-room/20270503IPR00001/</link>
<description>&lt;p&gt;Social enterprises &amp;amp; work integration should get &lt;b&gt;14%&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src="https://tracker.example/x.gif" onerror="alert(2)"&gt;</description>
<pubDate>Mon, 03 May 2027 14:23:00 GMT</pubDate><guid isPermaLink="false">20270503IPR00001</guid></item>
<item><title>Fisheries: quotas for 2028</title><link>https://www.europarl.europa.eu/news/en/press-room/20270503IPR00002/</link>
<description>Total allowable catches.</description><pubDate>Mon, 03 May 2027 09:00:00 GMT</pubDate><guid isPermaLink="false">20270503IPR00002</guid></item>
</channel></rss>"""
COMMISSION = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Press corner</title><link>https://ec.europa.eu/commission/presscorner/</link><description/>
<item><title><![CDATA[L’économie sociale : la Commission propose…]]></title><link>https://ec.europa.eu/commission/presscorner/detail/fr/ip_27_1</link>
<description><![CDATA[<div style="color:red">Proposition sur les entreprises d’insertion</div>]]></description>
<category>Press release</category><pubDate>Tue, 04 May 2027 11:00:00 +0200</pubDate><guid>ip_27_1</guid></item></channel></rss>""".encode()
EUR_LEX = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Commission proposals</title><link>https://eur-lex.europa.eu</link><description>EUR-Lex</description>
<item><title>CELEX:52027PC0001: Proposal for a COUNCIL RECOMMENDATION on the social economy</title>
<link>https://eur-lex.europa.eu/legal-content/EN/AUTO/?uri=CELEX:52027PC0001&amp;from=EN</link><description/>
<pubDate>Fri, 30 Apr 2027 00:00:00 +0200</pubDate></item></channel></rss>"""
COUNCIL = b"""<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel><title>Press releases</title><link>https://www.consilium.europa.eu</link><description/>
<item><guid isPermaLink="true">https://www.consilium.europa.eu/en/press/press-releases/2027/05/03/one/</guid>
<link>https://www.consilium.europa.eu/en/press/press-releases/2027/05/03/one/</link><title>Council adopts conclusions on poverty</title>
<description>Ministers agreed.</description><a10:updated>2027-05-03T16:00:00Z</a10:updated></item></channel></rss>"""
ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gateway</title><id>urn:g</id><updated>2027-05-01T00:00:00Z</updated>
<entry><title type="html">Guide &lt;i&gt;published&lt;/i&gt;</title><id>urn:g:1</id><link href="https://example.org/guide"/><updated>2027-05-01T10:00:00Z</updated><summary>For enterprises.</summary></entry></feed>"""
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Institution//EN\r
BEGIN:VEVENT\r
UID:empl-1@example.org\r
DTSTAMP:20270501T000000Z\r
DTSTART;TZID=Europe/Brussels:20270610T090000\r
DTEND;TZID=Europe/Brussels:20270610T123000\r
SUMMARY:Committee on Employment: social enterprises\r
URL:https://example.org/empl\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:empl-2@example.org\r
DTSTAMP:20270501T000000Z\r
DTSTART;VALUE=DATE:20270701\r
SUMMARY:Deadline for amendments\r
END:VEVENT\r
END:VCALENDAR\r
"""
PAGE = b"\n<!DOCTYPE html><html><head><title>Not a robot?</title></head><body>Please wait</body></html>"
