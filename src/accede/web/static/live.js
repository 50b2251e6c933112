// What a page gains where a script may run; without one every page works by reloading it.
//   data-live="URL" data-every="3"   the region is fetched anew, swapped when it has changed; [data-say] in it is read out
//   data-version="…"                 of such a region: the version in which the page came, if it is known
//   [data-seconds="75" data-limit="3"] a clock that runs from so many seconds on; over the limit, in minutes, it is red
//   form[data-beat]                  is sent every minute while its page is before somebody's eyes
//   form[data-check="URL"]           while it is filled, what is typed is sent there, and what comes back stands in [data-checked]
//   form[data-draft="key"]           what is typed is kept in this browser, for the address it is sent to, until it has arrived
//   [data-arrived]                   this page says that what was sent has arrived
//   time[data-here="(%s …)"]         the hour of the reader's own clock is added, unless it is told already
//   input[data-largest="bytes"]      a larger file is refused before it is sent, with the sentence that follows the field
//   form[data-forget]                sending it (to sign out) throws all drafts away
"use strict";

const voice = Object.assign(document.createElement("p"), { className: "unseen", role: "status" });
document.body.append(voice);

function swap(region, html) {
  const next = Object.assign(document.createElement("template"), { innerHTML: html });
  const said = region.querySelector("[data-say]")?.textContent;
  region.replaceChildren(next.content);
  const says = region.querySelector("[data-say]")?.textContent;
  if (says && says !== said) voice.textContent = says;
}

function watch(region) {
  let tag = region.dataset.version || null;
  const chosen = (input) => input.checked !== input.defaultChecked; // a choice that was not sent yet is not taken away
  const busy = () => document.hidden || region.querySelector("form:focus-within") || [...region.querySelectorAll("input")].some(chosen);
  const stops = () => [...region.querySelectorAll("a, summary, button")];
  function show(text) {
    const focus = stops().indexOf(document.activeElement);
    const open = [...region.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
    swap(region, text);
    for (const stop of stops()) if (stop.matches("summary") && open.includes(stop.textContent)) stop.parentElement.open = true;
    stops()[focus]?.focus({ preventScroll: true });
  }
  async function look() {
    if (busy()) return true;
    const answer = await fetch(region.dataset.live, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (answer.redirected || [401, 403, 404, 410].includes(answer.status)) return false;
    const text = answer.ok ? await answer.text() : null;
    if (text === null || busy()) return true;
    if (!tag || tag !== answer.headers.get("ETag")) show(text);
    tag = answer.headers.get("ETag");
    return true;
  }
  const later = () => setTimeout(again, 1000 * (Number(region.dataset.every) || 3));
  const again = () => look().then((goOn) => goOn && later(), later); // a lost line is no reason to stop looking
  // Whoever comes back to the page, such as when a phone wakes, sees at once what has happened.
  document.addEventListener("visibilitychange", () => look().catch(() => {}));
  later();
}
document.querySelectorAll("[data-live]").forEach(watch);

// The seconds that somebody has spoken, by this browser's clock: the site's own may be another.
const loaded = new WeakMap();
function tick() {
  for (const clock of document.querySelectorAll("[data-seconds]")) {
    if (!loaded.has(clock)) loaded.set(clock, Date.now() - 1000 * clock.dataset.seconds);
    const seconds = Math.floor((Date.now() - loaded.get(clock)) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.classList.toggle("lost", seconds >= 60 * clock.dataset.limit);
  }
}
setInterval(tick, 1000);
tick();

setInterval(() => {
  const form = document.querySelector("form[data-beat]");
  if (form && !document.hidden) fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => {});
}, 60_000);

for (const form of document.querySelectorAll("form[data-check]")) {
  const region = document.querySelector("[data-checked]");
  let later = 0;
  let turn = 0; // an answer to what has been typed over since then is late
  async function check() {
    const mine = ++turn;
    const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) });
    if (answer.ok && !answer.redirected && mine === turn) swap(region, await answer.text());
  }
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => check().catch(() => {}), 700); // without a line what was said before stands
  });
}

// A second press sends nothing. Disabling waits a turn, so that the value of the pressed button is still sent.
const pressed = new Set();
document.addEventListener("submit", ({ target: form, submitter, defaultPrevented }) => {
  const once = submitter && !defaultPrevented && form.method === "post";
  if (once) setTimeout(() => pressed.add(submitter) && (submitter.disabled = true));
  if (form.matches("[data-forget]")) localStorage.clear();
});
window.addEventListener("pageshow", () => pressed.forEach((button) => (button.disabled = false)));

for (const time of document.querySelectorAll("time[data-here]")) {
  const at = new Date(time.dateTime);
  const hour = at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  // As ISO writes days, which is how Swedes do; another day than here is named.
  const named = at.toLocaleDateString("sv") === time.dataset.day ? "" : `${at.toLocaleDateString(document.documentElement.lang, { weekday: "long" })} `;
  if (!time.textContent.includes(hour)) time.append(" ", time.dataset.here.replace("%s", named + hour));
}

document.addEventListener("change", ({ target: field }) => {
  if (!field.matches("[data-largest]")) return;
  const large = [...field.files].some((file) => file.size > Number(field.dataset.largest));
  if (large) field.value = "";
  field.nextElementSibling.hidden = !large;
});

// The page that says so throws a draft away, never the press: the line may be cut in between.
const sent = sessionStorage.getItem("sent");
sessionStorage.removeItem("sent");
if (sent && document.querySelector("[data-arrived]")) localStorage.removeItem(sent);

for (const form of document.querySelectorAll("form[data-draft]")) {
  const path = new URL(form.action).pathname.replace(`/${document.documentElement.lang}/`, "/");
  const key = `draft:${path}:${form.dataset.draft}`; // of this file alone, in whichever language it is read
  const fields = [...form.elements].filter((f) => f.id && f.matches("textarea, select, input:not([type=hidden], [type=file])"));
  const part = (f) => (f.matches("[type=checkbox], [type=radio]") ? "checked" : "value");
  const first = Object.fromEntries(fields.map((f) => [f.id, f[part(f)]]));
  const kept = JSON.parse(localStorage.getItem(key) ?? "{}"); // {id: [what the site had, what was typed]}
  for (const f of fields) if (kept[f.id]?.[0] === first[f.id]) f[part(f)] = kept[f.id][1]; // the site's newer word wins
  const keep = () => JSON.stringify(Object.fromEntries(fields.map((f) => [f.id, [first[f.id], f[part(f)]]])));
  form.addEventListener("input", () => localStorage.setItem(key, keep()));
  form.addEventListener("submit", () => sessionStorage.setItem("sent", key));
}
