import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';

/** Medium counts ten posts over 24 hours from the first of them (medium-api-docs #105). */
export const WINDOW_MS = 24 * 60 * 60 * 1000;
/** The names of this field and of those below it are stored with executions: they must not change. */
const FIELD = 'mediumDailyLimit';

/**
 * Whether Medium has said, in this execution, that an account has reached its daily limit. All Medium
 * nodes of the execution share this, by credential. It ends with the execution: a later one, also a
 * retry of this one, asks Medium again.
 */
export class DailyLimit {
	private readonly flow: Record<string, unknown>;
	private readonly executionId: string;

	constructor(
		functions: IExecuteFunctions,
		/** The credential that is used. */
		private readonly account: string,
	) {
		this.flow = functions.getContext('flow');
		this.executionId = functions.getExecutionId();
	}

	/**
	 * Stores that Medium accepts no more.
	 *
	 * @param firstPublishedAt of the stories this node knows from the last 24 hours, in milliseconds
	 * @returns when the window ends at the latest, in milliseconds
	 */
	reach(now: number, firstPublishedAt = now): number {
		const endsAt = firstPublishedAt + WINDOW_MS;
		this.flow[FIELD] = {
			...this.reached(),
			[this.account]: { executionId: this.executionId, endsAt },
		};
		return endsAt;
	}

	/** When the window ends at the latest; undefined where the limit is not known to be reached. */
	endsAt(now: number): number | undefined {
		const reached = this.reached()[this.account];
		if (!isRecord(reached) || reached.executionId !== this.executionId) return undefined;
		return typeof reached.endsAt === 'number' && now < reached.endsAt ? reached.endsAt : undefined;
	}

	private reached(): Record<string, unknown> {
		const stored = this.flow[FIELD];
		return isRecord(stored) ? stored : {};
	}
}
