// Numbers as the sources quote them: a dot for a number, a line for a range, an arrow where it is open to one side.

const LOGARITHMIC = new Set(["participant_count", "effect_duration", "onset", "follow_up", "treatment_duration", "comparator_onset", "session_count"]);

/** Numbers of a kind that belong to claims, by source: row numbers of quantities. */
function numbersBySource(kind, wanted) {
  const groups = new Map();
  for (let row = 0; row < quantities.n; row++) {
    if (quantities.get("kind", row) !== kind || (wanted && !wanted(row))) continue;
    const source = documents.columns.source.v[quantities.columns.doc.v[row]];
    groups.set(source, [...(groups.get(source) || []), row]);
  }
  return [...groups.entries()].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
}

/** The numbers as written, with their bounds. */
function sayNumber(row) {
  const of = (name) => quantities.get(name, row);
  const [low, high] = [of("low"), of("high")];
  const bounds = low === null ? short(high) : high === null || low === high ? short(low) : `${short(low)} to ${short(high)}`;
  return `${QUALIFIERS[of("qualifier")] || ""}${bounds} ${unitOf(of("unit"))}`.trim();
}

/** A scale from values to percent of the width, and the ticks under it. */
function scaleOf(values, logarithmic) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const log = logarithmic && least > 0 && most / least > 8;
  const f = log ? Math.log10 : (v) => v;
  const [from, end] = log ? [f(least) - 0.1, f(most) + 0.1] : [Math.min(0, least), most * 1.05 || 1];
  const at = (value) => (100 * (f(value) - from)) / (end - from);
  return { at, ticks: log ? logTicks(least, most) : ticksOf(from, end) };
}

function logTicks(least, most) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(least)); 10 ** power <= most; power++) for (const step of [1, 3]) ticks.push(step * 10 ** power);
  return ticks.filter((tick) => tick >= least * 0.8 && tick <= most * 1.25);
}

function ticksOf(from, end) {
  const rough = (end - from) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * size).find((s) => s >= rough);
  return Array.from({ length: 6 }, (_, i) => Math.ceil(from / step) * step + i * step).filter((tick) => tick <= end);
}

/** A mark on the scale: of one number, or of a range. */
function markOf(low, high, at, kind, label) {
  const mark = h(`span.mark.${kind}`, { title: label });
  const [from, end] = [at(low ?? high), at(high ?? low)];
  mark.style.left = `${from}%`;
  if (low !== high && low !== null && high !== null) {
    mark.style.width = `${Math.max(end - from, 0.5)}%`;
    mark.classList.add("range");
  } else if (low === null) mark.classList.add("below");
  else if (high === null) mark.classList.add("above");
  return mark;
}

/** What the trials themselves report, for the studies that a source mentions: participants only. */
function trialNumbers(source) {
  const found = new Map();
  for (const doc of rowsOf("documents", "source", source)) {
    for (const mention of rowsOf("mentions", "doc", doc)) {
      const study = rowOfId("studies", "study_id", mentions.get("study_id", mention));
      const reference = study < 0 ? -1 : referenceOf(study);
      const number = reference < 0 ? null : references.get("participant_count", reference);
      if (number) found.set(number, studyName(study));
    }
  }
  return found;
}

/** The picture: a row for each source, its numbers on one scale; beside it the numbers as they were written. */
function rangeChart(kind, wanted, most = 12) {
  const groups = numbersBySource(kind, wanted);
  if (!groups.length) return nothing(`No source quotes a number of this kind.`);
  const shownGroups = groups.slice(0, most);
  const trials = new Map(kind === "participant_count" ? shownGroups.map(([source]) => [source, trialNumbers(source)]) : []);
  const values = shownGroups.flatMap(([source, rows]) => [
    ...rows.flatMap((row) => [quantities.get("low", row), quantities.get("high", row)]),
    ...(trials.get(source) || new Map()).keys(),
  ]).filter((value) => value !== null);
  const scale = scaleOf(values, LOGARITHMIC.has(kind));
  const rows = shownGroups.map(([source, held]) => rangeRow(source, held, trials.get(source) || new Map(), scale));
  const unit = unitOf(quantities.get("unit", groups[0][1][0]));
  const caption = `${nameOf(KINDS, kind)} that the sources quote${unit && kind !== "participant_count" ? `, in ${unit}` : ""}`;
  const axis = h("div.track.axis", { "aria-hidden": "true" }, scale.ticks.map((tick) => tickOf(tick, scale.at)));
  const head = h("tr", null, h("th", { scope: "col" }, "Source"), h("th", { scope: "col" }, unseen("Picture"), axis), h("th", { scope: "col" }, "As written"));
  const more = groups.length > most ? h("p.note", null, `The ${most} sources with most such numbers, of ${groups.length}.`) : null;
  return [rangeLegend(kind), h("div.wide", { tabindex: "0", role: "region", "aria-label": caption }, h("table.bars.ranges", null, h("caption", null, caption), h("thead", null, head), h("tbody", null, rows))), more];
}

function rangeLegend(kind) {
  const trial = kind === "participant_count" ? h("li", null, h("span.sign.trial", { "aria-hidden": "true" }), "the trial itself reports") : null;
  return h("ul.legend", null, h("li", null, h("span.sign.dot", { "aria-hidden": "true" }), "quoted"), h("li", null, h("span.sign.line", { "aria-hidden": "true" }), "a range"), h("li", null, h("span.sign.open", { "aria-hidden": "true" }), "at least"), trial);
}

function tickOf(tick, at) {
  const mark = h("span.tick", null, tick.toLocaleString("en"));
  mark.style.left = `${at(tick)}%`;
  return mark;
}

function rangeRow(source, rows, trials, scale) {
  const marks = rows.map((row) => markOf(quantities.get("low", row), quantities.get("high", row), scale.at, "quoted", `${sourceName(source)}: ${sayNumber(row)}`));
  const reported = [...trials].map(([number, name]) => markOf(number, number, scale.at, "trial", `The trial itself: ${number} (${name})`));
  const written = [...new Set(rows.map((row) => sayNumber(row)))];
  const told = [...trials.keys()].map((number) => `trial: ${short(number)}`);
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, h("a", { href: `#source=${encodeURIComponent(sources.get("source_id", source))}` }, said(sourceName(source)))),
    h("td.drawn", null, h("div.track", { "aria-hidden": "true" }, reported, marks)),
    h("td.written", null, [...written.slice(0, 6), ...(written.length > 6 ? ["…"] : []), ...told].join("; ")),
  );
}
