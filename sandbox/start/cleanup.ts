/** Steps that stop or remove what was started, in the order in which it was started. */
export type CleanupSteps = (() => Promise<void>)[];

/** Runs all steps, the last one first. If a step fails, prints the error and goes on. */
export async function runCleanup(cleanup: CleanupSteps): Promise<void> {
	for (;;) {
		const step = cleanup.pop();
		if (!step) return;
		await step().catch((error: unknown) => {
			process.stderr.write(`While stopping: ${String(error)}\n`);
		});
	}
}
