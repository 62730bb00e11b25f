// The events shown as pictures: who dealt with whom, where, and when. Each has a table that says the same.

import { el, svg, table } from "./dom.js";
import { country, t } from "./texts.js";

const MOST_COUNTRIES = 24;
const MOST_DAYS = 62;
const shade = (score) => (score >= 5 ? "q2" : score >= 0 ? "q1" : score > -5 ? "q3" : "q4");
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function picture(view, help, drawn, heads, rows, note) {
  view.replaceChildren(
    el("p", {}, t(help)), drawn, note ? el("p", { class: "dim" }, note) : "",
    el("details", {}, el("summary", {}, t("who-table")), table(heads, rows)));
}

// --- who dealt with whom

function sides(event) {
  const of = (people) => [...new Set(people.map((each) => each.country).filter(Boolean))];
  const actors = of(event.actors);
  const others = event.recipients.length ? of(event.recipients) : actors;
  const pairs = new Set();
  for (const one of actors) for (const other of others) if (one !== other) pairs.add([one, other].sort().join(" "));
  return [...pairs];
}

export function who(view, outlines) {
  const pairs = new Map();
  for (const event of outlines) {
    for (const pair of sides(event)) pairs.set(pair, [...(pairs.get(pair) ?? []), event.plover_score]);
  }
  const weight = new Map();
  for (const [pair, scores] of pairs) {
    for (const code of pair.split(" ")) weight.set(code, (weight.get(code) ?? 0) + scores.length);
  }
  const codes = [...weight.keys()].sort((one, other) => weight.get(other) - weight.get(one) || (one < other ? -1 : 1))
    .slice(0, MOST_COUNTRIES).sort();
  const at = new Map(codes.map((code, i) => {
    const turn = (2 * Math.PI * i) / codes.length - Math.PI / 2;
    const [across, down] = [Math.cos(turn), Math.sin(turn)];
    const radius = 4 + 1.5 * Math.sqrt(weight.get(code));
    const away = 230 + radius + 8;
    return [code, {
      x: 450 + 230 * across, y: 290 + 230 * down, radius, textX: 450 + away * across, textY: 295 + away * down,
      anchor: Math.abs(across) < 0.3 ? "middle" : across > 0 ? "start" : "end",
    }];
  }));
  const drawn = [...pairs].filter(([pair]) => pair.split(" ").every((code) => at.has(code)));
  const edges = drawn.map(([pair, scores]) => {
    const [one, other] = pair.split(" ").map((code) => at.get(code));
    const label = `${pair.split(" ").map(country).join(" – ")}: ${scores.length}, ${mean(scores).toFixed(1)}`;
    return svg("path", {
      class: `edge ${shade(mean(scores))}`, "stroke-width": 1 + 1.5 * Math.sqrt(scores.length),
      d: `M${one.x},${one.y} Q450,290 ${other.x},${other.y}`,
    }, svg("title", {}, label));
  });
  const nodes = [...at].map(([code, { x, y, radius, textX, textY, anchor }]) => [
    svg("circle", { class: "node", cx: x, cy: y, r: radius }),
    svg("text", { x: textX, y: textY, "text-anchor": anchor }, country(code)),
  ]);
  const rows = [...pairs].sort(([, one], [, other]) => other.length - one.length)
    .map(([pair, scores]) => [...pair.split(" ").map(country), scores.length, mean(scores).toFixed(1)]);
  picture(view, "who-help",
    svg("svg", { viewBox: "0 0 900 580", role: "img", "aria-label": t("who") }, edges, nodes),
    [t("one"), t("other"), t("events-count"), t("score")], rows);
}

// --- where

// The part of the world that the places lie in, twice as wide as high, at least 40 degrees wide.
function framed(places) {
  if (places.length === 0) return { west: -180, north: 90, wide: 360, scale: 2.5, step: 30 };
  const of = (key) => places.map((place) => place[key]);
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values) => Math.max(...values) - Math.min(...values);
  const [east, north] = [of("longitude"), of("latitude")];
  const wide = Math.min(360, Math.max(40, 1.3 * span(east), 2.6 * span(north)));
  return {
    west: Math.max(-180, Math.min(180 - wide, middle(east) - wide / 2)),
    north: Math.min(90, Math.max(wide / 2 - 90, middle(north) + wide / 4)),
    wide, scale: 900 / wide, step: wide > 180 ? 30 : wide > 90 ? 20 : 10,
  };
}

export function map(view, outlines) {
  const places = new Map();
  let without = 0;
  for (const event of outlines) {
    const place = event.place;
    if (place === null || place.latitude === null) {
      without += 1;
      continue;
    }
    const key = `${place.latitude},${place.longitude}`;
    const held = places.get(key) ?? { place, scores: [] };
    held.scores.push(event.plover_score);
    places.set(key, held);
  }
  const sorted = [...places.values()].sort((one, other) => other.scores.length - one.scores.length);
  const frame = framed(sorted.map((each) => each.place));
  const x = (longitude) => (longitude - frame.west) * frame.scale;
  const y = (latitude) => (frame.north - latitude) * frame.scale;
  const lines = [];
  const first = (from) => Math.ceil(from / frame.step) * frame.step;
  for (let longitude = first(frame.west); longitude <= frame.west + frame.wide; longitude += frame.step) {
    lines.push(svg("path", { class: "grid", d: `M${x(longitude)},0 V450` }));
    lines.push(svg("text", { class: "axis", x: x(longitude) + 3, y: 445 }, `${longitude}°`));
  }
  for (let latitude = first(frame.north - frame.wide / 2); latitude <= frame.north; latitude += frame.step) {
    lines.push(svg("path", { class: "grid", d: `M0,${y(latitude)} H900` }));
    lines.push(svg("text", { class: "axis", x: 3, y: y(latitude) - 4 }, `${latitude}°`));
  }
  const dots = sorted.map(({ place, scores }) =>
    svg("circle", {
      class: `dot ${shade(mean(scores))}`, cx: x(place.longitude), cy: y(place.latitude), r: 4 + 2 * Math.sqrt(scores.length),
    }, svg("title", {}, `${place.name}: ${scores.length}`)));
  // The names of the busiest places, as far as they leave one another room.
  const taken = [];
  const labels = sorted.map(({ place, scores }) => {
    const box = { left: x(place.longitude) + 8 + 2 * Math.sqrt(scores.length), top: y(place.latitude) - 8 };
    box.right = box.left + 8 * place.name.length;
    const crowded = taken.some((other) =>
      box.left < other.right && other.left < box.right && Math.abs(box.top - other.top) < 15);
    if (crowded) return null;
    taken.push(box);
    return svg("text", { x: box.left, y: box.top + 12 }, place.name);
  });
  picture(view, "map-help",
    svg("svg", { viewBox: "0 0 900 450", role: "img", "aria-label": t("map") }, lines, dots, labels),
    [t("place"), t("country"), t("latitude"), t("longitude"), t("events-count")],
    sorted.map(({ place, scores }) => [
      place.name, place.country ? country(place.country) : "", place.latitude, place.longitude, scores.length,
    ]),
    without ? t("map-none", { count: without }) : null);
}

// --- when

export function time(view, outlines) {
  const byDay = new Map();
  for (const event of outlines) {
    if (!event.date) continue;
    const quads = byDay.get(event.date.start) ?? [0, 0, 0, 0];
    quads[event.quad - 1] += 1;
    byDay.set(event.date.start, quads);
  }
  const known = [...byDay.keys()].sort().slice(-MOST_DAYS);
  const highest = Math.max(1, ...known.map((day) => byDay.get(day).reduce((sum, n) => sum + n, 0)));
  const wide = 860 / Math.max(known.length, 10);
  const every = Math.ceil(known.length / 10);
  const bars = known.flatMap((day, i) => {
    let top = 260;
    const stacked = byDay.get(day).map((count, quad) => {
      const high = (count / highest) * 230;
      top -= high;
      return count === 0 ? null : svg("rect", {
        class: `bar q${quad + 1}`, x: 30 + i * wide, y: top, width: Math.max(1, wide - 3), height: high,
      }, svg("title", {}, `${day} · ${t(`quad-${quad + 1}`)}: ${count}`));
    });
    return i % every ? stacked : [...stacked, svg("text", { class: "axis", x: 30 + i * wide, y: 280 }, day)];
  });
  const legend = [1, 2, 3, 4].flatMap((quad, i) => [
    svg("rect", { class: `bar q${quad}`, x: 30 + i * 210, y: 296, width: 12, height: 12 }),
    svg("text", { x: 48 + i * 210, y: 307 }, t(`quad-${quad}`)),
  ]);
  picture(view, "time-help",
    svg("svg", { viewBox: "0 0 900 320", role: "img", "aria-label": t("time") },
      svg("path", { class: "grid", d: "M30,260 H890 M30,30 H890" }),
      svg("text", { class: "axis", x: 8, y: 35 }, String(highest)), bars, legend),
    [t("day"), ...[1, 2, 3, 4].map((quad) => t(`quad-${quad}`))],
    known.map((day) => [day, ...byDay.get(day)]).reverse());
}
