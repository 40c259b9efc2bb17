/**
 * The layout of a letter as PDF, by Nghị định 30/2020/NĐ-CP, Phụ lục I: typst source without anyone's words, which are in
 * its data.
 */
export const LETTER_SOURCE = `
#let letter = json("/data.json")
#let size = letter.sizes
#let page-foot = if letter.foot == "" { none } else { align(center, text(10pt, letter.foot)) }
#let page-number = context {
  let number = counter(page).get().first()
  if number > 1 { align(center, text(size.page * 1pt, str(number))) }
}
#let margins = (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm)
#set page(width: 210mm, height: 297mm, margin: margins, header: page-number, footer: page-foot)
#set text(size: size.body * 1pt, hyphenate: false)
#set par(justify: true, leading: 0.65em, spacing: 0.9em)
#set table(stroke: 0.5pt, inset: (x: 1mm, y: 1mm))

#let at-least(height, words) = layout(room => {
  let own = measure(block(width: room.width, words)).height
  box(height: calc.max(height, own), align(horizon, words))
})
#let rule(length) = line(length: length, stroke: 0.6pt)
#let underlined(body, share) = context {
  stack(spacing: 5pt, body, rule(measure(body).width * share))
}
#let caps = 12pt
#let left-head = align(center, {
  set par(justify: false, spacing: 0.5em)
  if letter.issuer != none {
    text(caps, letter.issuer.superior)
    parbreak()
    underlined(text(caps, weight: "bold", letter.issuer.name), 40%)
    v(4pt)
  }
  text(size.number * 1pt, letter.numberLine)
  if letter.title == none { parbreak(); text(12pt, letter.subject) }
})
#let right-head = align(center, {
  set par(justify: false, spacing: 0.5em)
  text(caps, weight: "bold", letter.country)
  parbreak()
  underlined(text(size.motto * 1pt, weight: "bold", letter.motto), 100%)
  v(4pt)
  text(size.placeAndDate * 1pt, style: "italic", letter.placeAndDate)
})
#grid(columns: letter.headWidths.map(width => width * 1mm), left-head, right-head)
#if letter.simulated != none {
  align(center, text(size.title * 1pt, weight: "bold", letter.simulated))
}
#v(6pt)
#if letter.title != none {
  align(center, {
    set par(justify: false, spacing: 0.6em)
    text(size.title * 1pt, weight: "bold", letter.title)
    parbreak()
    text(size.title * 1pt, weight: "bold", letter.subject)
  })
  v(4pt)
}
#{
  set text(size.placeAndDate * 1pt)
  set par(justify: false)
  if letter.addressees.len() == 1 {
    align(center, letter.to + " " + letter.addressees.first())
  } else {
    pad(left: 40mm, {
      letter.to
      for line in letter.addressees { linebreak(); line }
    })
  }
}
#v(4pt)
#let body-text(paragraph) = par(first-line-indent: (amount: 12.7mm, all: true),
  if paragraph.ground { text(style: "italic", paragraph.text) } else { paragraph.text })
#let kept = calc.max(0, letter.paragraphs.len() - letter.kept)
#for paragraph in letter.paragraphs.slice(0, kept) { body-text(paragraph) }
#block(breakable: false, {
for paragraph in letter.paragraphs.slice(kept) { body-text(paragraph) }
v(8pt)
grid(columns: (1fr, 1fr),
  {
    set par(justify: false, spacing: 0.4em)
    for (i, line) in letter.recipients.enumerate() {
      if i == 0 { text(size.recipientsHead * 1pt, weight: "bold", style: "italic", line) }
      else { parbreak(); text(size.recipients * 1pt, line) }
    }
  },
  align(center, { text(size.signatory * 1pt, weight: "bold", letter.signatory); v(80pt) }),
)
})

#let annex-block(part) = {
  if part.block == "text" { par(part.text) }
  else if part.block == "map" {
    align(center, image("/map.svg", width: part.width * 1mm, height: part.height * 1mm, alt: part.alt))
  } else {
    set par(justify: false)
    set text(letter.tableSize * 1pt)
    let sides = (left: left, center: center, right: right)
    align(center, table(
      columns: part.columns.map(column => column.width * 1mm),
      rows: (auto,),
      align: part.columns.map(column => sides.at(column.align) + horizon),
      table.header(..part.columns.map(column =>
        table.cell(align: center + horizon, inset: (y: 1.8mm), strong(column.heading)))),
      ..part.rows.map(row => row.enumerate().map(((i, words)) =>
        if i == 0 { at-least(part.rowHeight * 1mm - 2mm, words) } else { words }
      )).flatten(),
    ))
  }
}
#counter(page).update(0)
#for annex in letter.annexes {
  set page(flipped: annex.landscape)
  align(center, {
    set par(justify: false, spacing: 0.6em)
    text(size.title * 1pt, weight: "bold", annex.title)
    parbreak()
    text(size.title * 1pt, weight: "bold", annex.heading)
    parbreak()
    text(style: "italic", annex.attachedTo)
    if letter.simulated != none { parbreak(); text(weight: "bold", letter.simulated) }
  })
  for part in annex.blocks { annex-block(part) }
  counter(page).update(0)
}
`;
