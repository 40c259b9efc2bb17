/**
 * Which area is under the pointer, focused or selected: one state for map, table and chart. Codes are those of
 * the edition and level shown.
 */
export class AreaFocus {
  hovered = $state<string | null>(null);
  focused = $state<string | null>(null);
  selected = $state<string | null>(null);

  constructor(selected: string | null = null) {
    this.selected = selected;
  }

  /** The area to show more of: what the pointer is on, else the keyboard, else the selection. */
  readonly shown = $derived(this.hovered ?? this.focused ?? this.selected);

  /** Every area that gets a ring. */
  readonly ringed = $derived(
    [this.hovered, this.focused, this.selected].filter((code): code is string => code !== null),
  );
}
