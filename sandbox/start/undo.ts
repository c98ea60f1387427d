/** What has to be undone, in the order it was done. */
export type Undo = (() => Promise<void>)[];

/** Undoes all, the last first. Every step is tried, whatever becomes of the others. */
export async function undoAll(undo: Undo): Promise<void> {
	for (;;) {
		const step = undo.pop();
		if (!step) return;
		await step().catch((error: unknown) => {
			process.stderr.write(`While stopping: ${String(error)}\n`);
		});
	}
}
