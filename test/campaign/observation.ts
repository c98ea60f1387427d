/** What is known of a run when it is over: the nodes' word, and the local Medium's. */
export interface Observation {
	/** One, or two where the workflow was executed again. */
	executions: ExecutionObservation[];
}

export interface ExecutionObservation {
	/** What came of each item, in the input's order. */
	fates: Fate[];
	/** The creates that reached the local Medium, in order. */
	creates: Create[];
	/** The stories it stored in this execution. */
	stored: Story[];
	/** Reads that were disturbed, by the fault's name. */
	readFaults: string[];
	/** What stopped the execution; absent when nothing did. */
	stoppedBy?: string;
}

export interface Story {
	id: string;
	title: string;
	publishStatus: string;
	publicationId?: string;
}

/** A create in the local Medium's log. */
export interface Create {
	title: string;
	fault?: string;
	/** Of the answer; absent when none was sent. */
	status?: number;
	/** Whether it was the daily limit that refused it. */
	overLimit: boolean;
	/** Whether the whole answer went out. */
	answered: boolean;
}

/** What a node said of an item. */
export type Report =
	| { kind: 'published'; id: string; title: string }
	/** The story may exist; `timedOut` when the node gave up waiting for an answer. */
	| { kind: 'unknown'; text: string; timedOut: boolean }
	/** It does not, says the node; so it does with the kinds below. */
	| { kind: 'refused'; text: string }
	| { kind: 'overLimit'; text: string }
	| { kind: 'heldBack' }
	| { kind: 'skipped'; reason: string; key: string }
	/** Nothing that a node should put out. */
	| { kind: 'strange'; output: unknown };

export interface Fate {
	title: string;
	/**
	 * `reported`: with what the node said. `passed`: it came before the item that stopped the
	 * execution, so that its output is lost. `notReached`: it came after that one.
	 */
	state: 'reported' | 'passed' | 'notReached';
	reports: Report[];
}

/** Faults that leave an answer whole. */
const HARMLESS = new Set(['latency', 'wrongContentType']);

/** Whether a create certainly left no story behind: the status says so, if the rest is cut off. */
export function isRefused({ status }: Create): boolean {
	return status !== undefined && status >= 400 && status < 500;
}

/** Whether a create was answered as Medium does when all is well. */
export function isClearlyAnswered({ status, answered, fault }: Create): boolean {
	return answered && status === 201 && (fault === undefined || HARMLESS.has(fault));
}
