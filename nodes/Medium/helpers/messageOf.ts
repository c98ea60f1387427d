const MAX_CHARACTERS = 200;

/** The message of anything that was thrown, cut to a readable length. */
export function messageOf(thrown: unknown): string {
	return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, MAX_CHARACTERS);
}
