// The events the server told of, newest first, and the filters over them.

const cards = new Map(); // by event id, in order of arrival
const gone = new Map(); // what an event turned out to be, where it was merged
export const status = { live: false, broker: true };
export const filters = { country: "", type: "", person: "", from: "", to: "" };

const listeners = new Set();
export const changed = (listener) => listeners.add(listener);
const tell = (id) => listeners.forEach((listener) => listener(id));

export function follow() {
  const stream = new EventSource("/api/stream");
  stream.addEventListener("snapshot", (message) => {
    const told = JSON.parse(message.data);
    cards.clear();
    for (const card of told.events.reverse()) cards.set(card.event.event_id, card);
    Object.assign(status, { live: true, broker: told.broker });
    tell(null);
  });
  stream.addEventListener("event", (message) => {
    const card = JSON.parse(message.data);
    cards.delete(card.event.event_id); // to the end: it is the newest now
    cards.set(card.event.event_id, card);
    tell(card.event.event_id);
  });
  stream.addEventListener("corrected", (message) => {
    const card = JSON.parse(message.data);
    if (cards.has(card.event.event_id)) cards.set(card.event.event_id, card); // where it stands: it is no news
    tell(card.event.event_id);
  });
  stream.addEventListener("withdrawn", (message) => {
    const told = JSON.parse(message.data);
    cards.delete(told.event_id);
    gone.set(told.event_id, told.merged_into);
    tell(null);
  });
  stream.addEventListener("error", () => {
    status.live = false; // the browser tries again by itself
    tell(null);
  });
}

export const card = (id) => cards.get(id);
export const mergedInto = (id) => gone.get(id);
export const all = () => [...cards.values()].reverse();
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
