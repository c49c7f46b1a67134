/** Something that whoever runs Hotseat has to mend. Its message is a sentence for them: what is wrong, what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Another transaction changed what this one had read. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
