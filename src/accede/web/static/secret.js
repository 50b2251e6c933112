// A secret vote on a voter's device. `Blind` stands in blind.js; what it makes is kept here until the reader signs out.
//   form[data-secret="box"]   choices become sealed ballots, are drawn under the reader's name, and cast without it
//   [data-box="box"]          this device's own ballots are looked for in the published box
"use strict";

const kept = (box) => JSON.parse(localStorage.getItem(`ballots:${box}`) ?? "{}"); // {member: [ballot]}
const keep = (box, member, ballots) => localStorage.setItem(`ballots:${box}`, JSON.stringify({ ...kept(box), [member]: ballots }));

// What each ballot says: all alike, or so many for each choice; nothing where it would not be taken, and so be lost.
function choices(form) {
  const votes = Number(form.dataset.votes);
  const parts = [...form.querySelectorAll("[data-part]")].filter((field) => Number(field.value) > 0);
  const divided = parts.flatMap((field) => Array(Math.min(Number(field.value), votes + 1)).fill(field.dataset.part));
  if (divided.length) return divided.length === votes ? divided : null;
  const ranks = [...form.querySelectorAll("[name^=rank_]")];
  const chosen = [...form.querySelectorAll("[name=choice]:checked")];
  if (form.querySelector("[name=choice][type=radio]") && !chosen.length) return null;
  if (!form.dataset.most) return Array(votes).fill(chosen[0].value);
  const ranked = ranks.filter((field) => field.value.trim()).sort((one, other) => one.value - other.value);
  if (ranked.some((field, n) => Number(field.value) !== n + 1)) return null;
  const names = ranks.length ? ranked.map((field) => field.nextElementSibling.textContent) : chosen.map((field) => field.value).filter(Boolean).sort();
  if (names.length > Number(form.dataset.most)) return null;
  return Array(votes).fill(`[${names.map((name) => JSON.stringify(name)).join(", ")}]`);
}

async function sealed(form, key) {
  const one = async (choice) => {
    const token = Blind.random(32);
    const { sent, inverse } = await Blind.blind(Blind.prepared(choice, token), key);
    return { token: Blind.hex(token), choice, sent: Blind.hex(sent), inverse: inverse.toString(16) };
  };
  return Promise.all(choices(form).map(one));
}

async function draw(form, ballots, key) {
  const body = new FormData(form);
  for (const name of [...body.keys()]) if (name === "choice" || name.startsWith("rank_")) body.delete(name); // the site is not told
  body.set("blinded", ballots.map((ballot) => ballot.sent).join(" "));
  const answer = await fetch(form.action, { method: "POST", body });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("refused"), { said: said.said });
  for (const [n, ballot] of ballots.entries()) {
    const message = Blind.prepared(ballot.choice, Blind.bytes(ballot.token));
    const signature = await Blind.finalize(message, Blind.bytes(said.signed[n]), BigInt(`0x${ballot.inverse}`), key);
    ballot.signature = Blind.hex(signature);
  }
}

// One ballot a request, in any order, without a cookie: nothing in it tells who sends it.
async function cast(form, ballots, save) {
  const waiting = ballots.filter((ballot) => !ballot.cast).sort(() => (Blind.random(1)[0] < 128 ? -1 : 1));
  for (const ballot of waiting) {
    const body = new URLSearchParams({ token: ballot.token, choice: ballot.choice, signature: ballot.signature });
    const answer = await fetch(form.dataset.cast, { method: "POST", body, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" });
    const { fate } = await answer.json();
    if (fate !== "kept") return fate;
    ballot.cast = true;
    save();
  }
  return "kept";
}

function vote(form) {
  const told = form.parentElement.querySelector("[data-told]");
  const say = (name, words) => {
    told.hidden = !name;
    told.firstElementChild.textContent = words ?? told.dataset[name] ?? "";
  };
  const box = form.dataset.secret;
  const member = (form.elements.principal ?? form.elements.organisation).value;
  if (!window.crypto?.subtle) return say("unable");
  const key = Blind.key({ n: form.dataset.n, e: form.dataset.e });
  let ballots = kept(box)[member];
  const save = () => keep(box, member, ballots);

  async function go() {
    form.hidden = true;
    say("sending");
    try {
      if (!ballots.every((ballot) => ballot.signature)) await draw(form, ballots, key);
      save();
      say(await cast(form, ballots, save));
    } catch (fault) {
      say("lost", fault.said);
    }
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (ballots) return;
    if (!choices(form)) return say("wrong");
    ballots = await sealed(form, key);
    save(); // before anything is sent: an answer that is lost can be asked for again
    go();
  });
  if (ballots) return ballots.every((ballot) => ballot.cast) ? say("kept") : go();
  if ("drawn" in form.dataset) return say("elsewhere");
  form.hidden = false;
}
document.querySelectorAll("form[data-secret]").forEach(vote);

// A button that puts the token of a missing ballot into what the voter objects.
function shows(token, objection, label) {
  const button = Object.assign(document.createElement("button"), { className: "act second gap", textContent: label });
  button.addEventListener("click", () => {
    const field = objection.querySelector("[name=tokens]");
    if (!field.value.includes(token)) field.value = `${field.value}\n${token}`.trim();
    objection.open = true;
    objection.querySelector("[name=text]").focus();
  });
  return button;
}

async function look(region) {
  const objection = document.getElementById("missing");
  const mine = Object.values(kept(region.dataset.box)).flat();
  const published = mine.length ? await (await fetch(region.dataset.file)).json() : null;
  const there = new Map(published?.ballots.map((ballot) => [ballot.token, ballot]));
  const list = Object.assign(document.createElement("ol"), { className: "rows" });
  for (const ballot of mine) {
    const found = there.get(ballot.token)?.choice === ballot.choice;
    const row = list.appendChild(document.createElement("li"));
    const says = row.appendChild(Object.assign(document.createElement("p"), { className: "num" }));
    says.textContent = region.dataset[ballot.choice] ?? JSON.parse(ballot.choice).join(", ");
    const tag = Object.assign(document.createElement("span"), { className: `tag ${found ? "done" : "lost"}` });
    tag.textContent = found ? region.dataset.found : region.dataset.missing;
    says.append(" ", tag);
    row.append(Object.assign(document.createElement("p"), { className: "seal", textContent: ballot.token }));
    if (!found && objection) row.append(shows(ballot.token, objection, region.dataset.show));
  }
  if (mine.length) return region.replaceChildren(list);
  region.firstElementChild.textContent = region.dataset.none;
}
document.querySelectorAll("[data-box]").forEach(look);
