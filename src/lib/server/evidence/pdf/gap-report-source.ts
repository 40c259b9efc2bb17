/** The parts of the report on gap areas, in Typst; they read `d.gaps`, which is none without any. */
export const GAP_FIGURES_SOURCE = String.raw`
#if d.gaps != none [
  #let g = d.gaps
  = #g.words.summary
  #par(strong(g.summary))
  #list(..g.sentences)
  #if g.hasMap [
    = #g.words.map
    #block(breakable: false)[
      #figure(image("/gaps.svg", width: 100%, alt: g.words.mapLegend))
      #small(g.words.mapLegend)
    ]
  ]
  == #g.words.details
  #grid(columns: (1fr, 1fr, 1fr), align: bottom, column-gutter: 5mm, row-gutter: 4mm,
    ..g.details.map(((file, name)) => block(breakable: false)[
      #small(strong(name))
      #v(-0.4em)
      #block(clip: true, image(file, width: 100%, alt: name))
    ]))
  #small(g.words.detailsNote)

  = #g.words.figures
  #note[#strong(g.limit) #g.words.figuresNote]
  #grid-of(g.words.figureHeader, g.figures,
    (1.9fr, auto, auto, auto, auto, auto, auto, auto, auto, 1.6fr), right-to: 8)

  = #g.words.selection
  #note(g.words.selectionNote)
  #grid-of(g.words.selectionHeader, g.selection, (1fr, auto))
  #par(small(g.words.fromProvince))
]
`;

export const GAP_SENSITIVITY_SOURCE = String.raw`
#if d.gaps != none [
  #let g = d.gaps
  = #g.words.sensitivity
  #note(g.words.sensitivityNote)
  #for gap in g.sensitivity [
    == #gap.title
    #grid-of(g.words.sensitivityHeader, gap.rows, (2.4fr, auto, auto, auto, auto, 1fr), right-to: 4)
  ]
  == #g.words.withoutMeaning
  #list(..g.words.withoutMeaningList.map(small))
]
`;

export const GAP_OBJECTIONS_SOURCE = String.raw`
#if d.gaps != none [
  = #d.gaps.words.objections
  #if not d.hasAreas [#note(w.objectionsNote)]
  #for (claim, answer) in d.gaps.objections [
    #block(breakable: false, below: 0.9em)[#strong(claim) #linebreak() #answer]
  ]
]
`;

export const GAP_METHOD_SOURCE = String.raw`
#if d.gaps != none [
  = #d.gaps.words.method
  #list(..d.gaps.method)
]
`;
