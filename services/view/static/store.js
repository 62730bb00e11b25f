// The events the server told of, newest first, and the filters over them. The server holds more than are here: the
// newest that fit the filters are asked for, older ones when somebody wants them, and what arrives is pushed.

const PAGE = 100;
const MOST = 2000; // that are kept here; the oldest are asked for again
const SOON = 200; // milliseconds in which questions become one

const cards = new Map(); // by event id
const gone = new Map(); // what an event turned out to be, where it was merged
const absent = new Set(); // ids that the server does not hold
const known = { countries: new Set(), types: new Set(), people: new Set() };
export const status = { live: false, broker: true };
export const counts = { shown: 0, held: 0 }; // that fit the filters, and in all, on the server
export const filters = { country: "", type: "", person: "", from: "", to: "" };
let next = null; // the cursor before which the server has more that fit
let pictured = null; // outlines of all that fit, asked for or told, until something changes
let question = 0; // goes up with the filters
let soon = null;
let counting = null;

const listeners = new Set();
export const changed = (listener) => listeners.add(listener);
const tell = (id) => listeners.forEach((listener) => listener(id));

export function follow() {
  const stream = new EventSource("/api/stream");
  stream.addEventListener("snapshot", (message) => {
    const told = JSON.parse(message.data);
    cards.clear();
    absent.clear();
    for (const card of told.events) cards.set(card.event.event_id, card);
    for (const [key, values] of Object.entries(told.choices)) known[key] = new Set(values);
    next = told.held > told.events.length ? told.events.at(-1).cursor : null;
    pictured = null;
    Object.assign(counts, { shown: shown().length, held: told.held });
    if (!filtering()) counts.shown = told.held;
    Object.assign(status, { live: true, broker: told.broker });
    tell(null);
    if (filtering()) ask();
  });
  stream.addEventListener("event", (message) => {
    const card = JSON.parse(message.data);
    const fresh = !cards.has(card.event.event_id);
    put(card);
    if (fresh && card.revisions.length === 1) {
      counts.held += 1;
      if (fits(card.event)) counts.shown += 1;
    }
    tell(card.event.event_id);
    later();
  });
  stream.addEventListener("corrected", (message) => {
    const card = JSON.parse(message.data);
    if (cards.has(card.event.event_id)) put(card);
    tell(card.event.event_id);
    later();
  });
  stream.addEventListener("withdrawn", (message) => {
    const told = JSON.parse(message.data);
    const before = cards.get(told.event_id);
    cards.delete(told.event_id);
    gone.set(told.event_id, told.merged_into);
    counts.held = Math.max(0, counts.held - 1);
    if (before && fits(before.event)) counts.shown = Math.max(0, counts.shown - 1);
    tell(null);
    later();
  });
  stream.addEventListener("error", () => {
    status.live = false; // the browser tries again by itself
    tell(null);
  });
}

function put(card) {
  const { event } = card;
  cards.set(event.event_id, card);
  absent.delete(event.event_id);
  known.types.add(event.event_type);
  for (const code of countriesOf(event)) known.countries.add(code);
  for (const who of everybody(event)) known.people.add(who.name);
}

// --- asking the server

const filtering = () => Object.values(filters).some((value) => value.trim());

const query = (more = {}) =>
  new URLSearchParams(Object.entries({ ...filters, ...more }).filter(([, value]) => String(value).trim()));

async function newest(more) {
  const answer = await fetch(`/api/events?${query({ limit: PAGE, ...more })}`);
  if (!answer.ok) return null;
  const number = (name) => Number(answer.headers.get(name));
  return { found: await answer.json(), shown: number("X-Total-Count"), held: number("X-Held-Count") };
}

// The newest that fit; an answer to filters that were changed meanwhile is of no use any more.
async function ask() {
  const asked = question;
  const answer = await newest({}).catch(() => null); // a lost connection is told by the stream
  if (answer === null || asked !== question) return;
  const [first] = answer.found;
  for (const [id, card] of cards) if (!first || !behind(first, card)) cards.delete(id); // but what came meanwhile
  answer.found.forEach(put);
  next = answer.found.length === PAGE ? answer.found.at(-1).cursor : null;
  Object.assign(counts, { shown: answer.shown, held: answer.held });
  tell(null);
}

async function count() {
  const asked = question;
  const answer = await newest({ limit: 0 }).catch(() => null);
  if (answer === null || asked !== question) return;
  if (counts.shown === answer.shown && counts.held === answer.held) return;
  Object.assign(counts, { shown: answer.shown, held: answer.held });
  tell(null);
}

export const hasOlder = () => next !== null;

export async function older() {
  if (next === null) return;
  const asked = question;
  const answer = await newest({ before: next }).catch(() => null);
  if (answer === null || asked !== question) return;
  answer.found.forEach(put);
  next = answer.found.length === PAGE ? answer.found.at(-1).cursor : null;
}

// Other filters: what is here of them is shown at once, and the rest when the server has told it.
export function filtered() {
  question += 1;
  pictured = next = null;
  counts.shown = shown().length;
  clearTimeout(soon);
  soon = setTimeout(ask, SOON);
}

// After what was pushed: counts and pictures are of more than what is here.
function later() {
  pictured = null;
  clearTimeout(counting);
  counting = setTimeout(count, SOON);
  if (cards.size <= MOST) return;
  for (const card of all().slice(MOST)) cards.delete(card.event.event_id);
  next = all().at(-1).cursor;
}

export function outlines() {
  pictured ??= drawn(question);
  return pictured;
}

// All that fit the filters, as much of them as pictures need; null when they are other filters by then.
async function drawn(asked) {
  const answer = await fetch(`/api/outlines?${query()}`).catch(() => null);
  const found = answer?.ok ? await answer.json() : null;
  if (found === null) pictured = null;
  return asked === question ? found : null;
}

// One event that is asked for by its address.
export const mayBeHeld = (id) => status.broker && !cards.has(id) && !gone.has(id) && !absent.has(id);

export async function look(id) {
  const answer = await fetch(`/api/events/${encodeURIComponent(id)}`).catch(() => null);
  if (answer?.ok) put(await answer.json());
  else absent.add(id);
  tell(id);
}

// --- what is here

export const card = (id) => cards.get(id);
export const mergedInto = (id) => gone.get(id);
export const choices = () => known;

const places = (each) => each.cursor.split("-").map(Number);

function behind(one, other) {
  const [a, b] = [places(one), places(other)];
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at] < b[at];
}

export const all = () => [...cards.values()].sort((one, other) => (behind(one, other) ? 1 : behind(other, one) ? -1 : 0));
export const shown = () => all().filter((each) => fits(each.event));

export const everybody = (event) => [...event.actors, ...event.recipients];

export const countriesOf = (event) => [...new Set(everybody(event).map((who) => who.country).filter(Boolean))];

// Letters of both languages compared without case or marks: "erdogan" finds "Erdoğan".
export const folded = (text) =>
  text.replace(/[ıIİ]/g, "i").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

function fits(event) {
  if (filters.country && !countriesOf(event).includes(filters.country)) return false;
  if (filters.type && event.event_type !== filters.type) return false;
  if (filters.person) {
    const wanted = folded(filters.person.trim());
    const people = event.attribution ? [...everybody(event), event.attribution] : everybody(event);
    if (!people.some((who) => folded(who.name).includes(wanted))) return false;
  }
  const { start, end } = event.date ?? {};
  if ((filters.from || filters.to) && !start) return false;
  return !(filters.from && end < filters.from) && !(filters.to && start > filters.to);
}
