/** The strictest limits of any platform, so a card that fits is valid everywhere. Lengths are in UTF-16 units. */
export const limits = {
  /** Blocks in a card. */
  blocks: 20,
  /** All text in a card together. */
  total: 3_600,
  title: 150,
  text: 3_000,
  code: 2_900,
  fields: 10,
  fieldName: 100,
  fieldValue: 1_000,
  tableColumns: 6,
  tableRows: 25,
  tableCell: 100,
  choices: 5,
  choice: 120,
  actions: 5,
  options: 25,
  label: 75,
  action: 100,
  alt: 1_000,
  /** A person's or a channel's name as shown. */
  name: 40,
} as const;
