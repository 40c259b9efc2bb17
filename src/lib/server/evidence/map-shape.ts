/** An area of the edition and level as the report draws it: rings of longitude and latitude, and a point inside. */
export interface MapShape {
  readonly code: string;
  readonly name: string;
  readonly rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[];
  readonly label: readonly [longitude: number, latitude: number];
}
