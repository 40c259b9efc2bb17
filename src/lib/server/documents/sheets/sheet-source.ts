/**
 * The layout of a leader's sheet, in typst: one page of A4, every word from its data. What does not fit is drawn smaller as a
 * whole, so that there is never a second page; what leaves room is drawn larger.
 */
export const SHEET_SOURCE = `
#let sheet = json("/data.json")
#set page(width: 210mm, height: 297mm, margin: (x: 14mm, top: 11mm, bottom: 10mm))
#set text(size: 9.6pt, hyphenate: false)
#set par(justify: false, leading: 0.5em, spacing: 0.62em)
#show regex("[0-9.,]+ (" + sheet.units.join("|") + ")"): it => box(it)
#let colours = (met: rgb("#1f7a86"), not_met: rgb("#b8460e"))
#let grey = rgb("#5b5750")
#let rule = rgb("#8a847a")
#let colour(verdict) = colours.at(verdict, default: grey)

#let mark(verdict) = box(width: 0.72em, height: 0.66em, {
  let paint = colour(verdict)
  if verdict == "met" { polygon(fill: paint, (0em, 0.66em), (0.36em, 0em), (0.72em, 0.66em)) }
  else if verdict == "not_met" { polygon(fill: paint, (0em, 0em), (0.72em, 0em), (0.36em, 0.66em)) }
  else if verdict == "undecided" { polygon(fill: paint, (0em, 0.34em), (0.36em, -0.02em), (0.72em, 0.34em), (0.36em, 0.7em)) }
  else if verdict == "too_few" { move(dx: 0.06em, circle(radius: 0.29em, stroke: 1pt + paint)) }
  else { move(dx: 0.24em, dy: 0.21em, circle(radius: 0.12em, fill: paint)) }
})

#let cell(words) = {
  let body = if words.at("strong", default: false) { strong(words.text) } else { words.text }
  if "mark" in words { [#mark(words.mark)~#body] } else { body }
  if "under" in words { linebreak(); text(size: 0.86em, fill: grey, words.under) }
}

#let part(block-of) = {
  block(above: 0em, below: 0.55em, sticky: true, text(size: 11pt, weight: "bold", block-of.title))
  for words in block-of.intro { par(words) }
  if block-of.table != none {
    let columns = block-of.table.columns
    let sides = (left: left, right: right)
    table(
      columns: columns.map(column => column.width * 1fr),
      stroke: none,
      inset: (x: 1mm, y: 0.85mm),
      align: columns.map(column => sides.at(column.align) + top),
      table.hline(stroke: 0.6pt + rule),
      table.header(..columns.map(column => text(size: 0.88em, fill: grey, column.heading))),
      table.hline(stroke: 0.4pt + rule),
      ..block-of.table.rows.map(row => row.map(cell)).flatten(),
      table.hline(stroke: 0.6pt + rule),
    )
  }
  for words in block-of.lines { par(hanging-indent: 2mm, words) }
}

#let map(width) = {
  let drawn = sheet.map
  let unit = width / drawn.width
  box(width: width, height: drawn.height * unit, {
    place(top + left, image("/map.svg", width: width, alt: sheet.mapAlt))
    for label in drawn.labels {
      set text(size: label.size * unit, fill: rgb(label.ink), weight: if label.strong { "bold" } else { "regular" })
      set par(leading: 0.32em)
      let centred = label.align == "center"
      let words = align(if centred { center } else { left }, label.lines.join(linebreak()))
      let shown = if label.ground == none { words } else {
        box(fill: rgb(label.ground), radius: 0.2em, outset: (x: 0.14em, y: 0.12em), words)
      }
      let (wide, tall) = (460 * unit, label.lines.len() * label.size * 1.25 * unit)
      let dx = label.x * unit - if centred { wide / 2 } else { 0pt }
      place(top + left, dx: dx, dy: label.y * unit - tall / 2,
        box(width: wide, height: tall, align((if centred { center } else { left }) + horizon, shown)))
    }
  })
}

#let content = {
  grid(columns: (1fr, auto), column-gutter: 4mm, align: (left, right),
    if sheet.issuer != none {
      text(size: 9pt, sheet.issuer.superior)
      linebreak()
      text(size: 10pt, weight: "bold", upper(sheet.issuer.name))
    } else { text(size: 9pt, fill: grey, sheet.noIssuer) },
    text(size: 9.6pt, style: "italic", sheet.printed),
  )
  if sheet.simulated != none {
    block(above: 0.7em, below: 0.7em, width: 100%, stroke: 0.8pt + colours.not_met, inset: 1.4mm,
      align(center, text(size: 9pt, weight: "bold", fill: rgb("#7a2e0a"), sheet.simulated)))
  }
  block(above: 1em, below: 0.8em, text(size: 9pt, fill: grey, sheet.kicker))
  block(above: 0em, below: 0.8em, { set par(leading: 0.42em); text(size: 14pt, weight: "bold", sheet.heading) })
  for words in sheet.lead { par(words) }
  if sheet.chips.len() > 0 {
    block(above: 0.7em, below: 0.7em, sheet.chips.map(chip =>
      box(stroke: 0.6pt + rule, radius: 1mm, inset: (x: 1.8mm, y: 1.1mm), [#mark(chip.verdict) #chip.label #strong(chip.count)])
    ).join(h(1.6mm)))
  }
  let parted = 1.3em
  block(above: parted, grid(columns: (95mm, 1fr), column-gutter: 5mm, map(95mm), {
    for (i, block-of) in sheet.beside.enumerate() { if i > 0 { v(parted - 0.6em) }; part(block-of) }
  }))
  for block-of in sheet.below { block(above: parted, part(block-of)) }
  if sheet.pair.len() > 0 {
    block(above: parted, grid(columns: sheet.pair.map(_ => 1fr), column-gutter: 6mm, ..sheet.pair.map(part)))
  }
  block(above: 1.1em, width: 100%, stroke: (top: 0.6pt + rule), inset: (top: 1.4mm), {
    set text(size: 8pt, fill: grey)
    set par(leading: 0.42em, spacing: 0.45em)
    for words in sheet.foot { par(words) }
    par[#sheet.addressLabel #if sheet.isLinked { link(sheet.address, sheet.address) } else { sheet.address }]
  })
}

#layout(room => {
  let steps = range(0, 32).map(step => 1.15 - step * 0.025)
  let fitting(ratio) = measure(block(width: room.width / ratio, content)).height * ratio <= room.height
  let ratio = steps.find(fitting)
  if ratio == none { ratio = steps.last() }
  scale(ratio * 100%, origin: top + left, reflow: true, block(width: room.width / ratio, content))
})
`;
