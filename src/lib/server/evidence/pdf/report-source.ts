import {
  GAP_FIGURES_SOURCE,
  GAP_METHOD_SOURCE,
  GAP_OBJECTIONS_SOURCE,
  GAP_SENSITIVITY_SOURCE,
} from './gap-report-source.ts';

/** The report of a pack, in Typst: A4, every word from its data. */
export const REPORT_SOURCE = String.raw`
#let d = json("/data.json")
#let w = d.words
#set page(
  paper: "a4",
  margin: (top: 22mm, bottom: 20mm, left: 20mm, right: 18mm),
  header: if d.label == "" [] else [#align(center, text(weight: "bold", size: 9pt, d.label))],
  footer: context [#set text(size: 9pt)
    #grid(columns: (1fr, auto), w.code, [#w.page #counter(page).display("1/1", both: true)])],
)
#set text(size: 10.5pt)
#set par(justify: false, leading: 0.62em)
#show heading.where(level: 1): it => block(above: 1.4em, below: 0.8em, sticky: true, text(size: 13pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 1.1em, below: 0.6em, sticky: true, text(size: 11pt, weight: "bold", it.body))
#let small(body) = text(size: 8.5pt, body)
// What is said of a table stays with it.
#let note(body) = block(sticky: true, small(body))
#let rules = (x, y) => (top: if y <= 1 { 0.7pt } else { 0.2pt }, bottom: 0.2pt)
#let grid-of(header, rows, columns, right-from: 1, right-to: 99) = block(breakable: rows.len() > 15, small(table(
  columns: columns,
  stroke: rules,
  inset: (x: 3pt, y: 3.5pt),
  align: (x, y) => if x >= right-from and x <= right-to { right + horizon } else { left + horizon },
  table.header(..header.map(cell => strong(cell))),
  ..rows.flatten(),
)))
#let pairs(rows) = grid(columns: (32mm, 1fr), row-gutter: 0.55em, column-gutter: 4mm,
  ..rows.map(((name, value)) => (strong(name), value)).flatten())

#align(center, text(size: 16pt, weight: "bold", w.title))
#align(center, w.code)
#v(0.6em)
#pairs(d.scope)
#for line in d.standing [#par(small(emph(line)))]

#if d.hasAreas [
  = #w.summary
  #par(strong(d.summary))
  #list(..d.sentences)

  #if d.hasMap [
    = #w.map
    #figure(image("/map.svg", width: 100%, alt: w.mapLegend))
    #small(w.mapLegend)
  ]

  = #w.figures
  #note(w.figuresNote)
  #grid-of(w.figureHeader, d.figures, (1.4fr, auto, auto, 1.3fr, 1.3fr, 1.3fr, 1.4fr, 1.1fr), right-to: 6)

  = #w.spread
  #grid-of(w.spreadHeader, d.spread, (2fr, 1fr, 1fr, 1fr, 1fr, 1.3fr, 1.5fr))
]
${GAP_FIGURES_SOURCE}
= #w.exclusions
#note(w.exclusionsNote)
#grid-of(w.exclusionHeader, d.exclusions, (1.2fr, 2fr, auto), right-from: 2)

#if d.hasAreas [
  = #w.sensitivity
  #note(w.sensitivityNote)
  #if d.sensitivity.len() == 0 [#par(w.sensitivityNone)]
  #for area in d.sensitivity [
    == #area.title
    #grid-of(w.sensitivityHeader, area.rows, (2.4fr, auto, 1.5fr, 1.2fr), right-to: 2)
  ]
]
${GAP_SENSITIVITY_SOURCE}
#if d.operator != none [
  = #d.operator.title
  #for line in d.operator.intro [#par(small(line))]
  #grid-of(d.operator.header, d.operator.rows, (1.4fr, auto, auto, auto, 1.5fr, 1.5fr), right-from: 2, right-to: 4)
  #list(..d.operator.findings)
]
#if d.hasAreas [
  = #w.objections
  #note(w.objectionsNote)
  #for (claim, answer) in d.objections [
    #block(breakable: false, below: 0.9em)[#strong(claim) #linebreak() #answer]
  ]
]
${GAP_OBJECTIONS_SOURCE}
#if d.hasAreas [
  = #w.method
  #list(..d.method)
]
${GAP_METHOD_SOURCE}
= #w.provenance
#pairs(d.provenance)
== #w.files
#if d.files.len() == 0 [#par(w.noFiles)] else [
  #grid-of(w.fileHeader, d.files, (auto, 2.6fr, 1.4fr, auto, auto, auto, auto), right-from: 3)
]
== #w.parts
#grid-of(w.partHeader, d.parts.map(((name, hash)) => (name, hash)), (auto, 1fr), right-from: 9)
== #w.check
#par(w.checkNote)
#for line in w.checkLines [#block(inset: (left: 4mm), below: 0.5em, small(line))]
`;
