import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's memory of processed items, in memory in place of its database: n8n-core knows only the
 * interface. Does what n8n's own does in the mode `entries` (n8n 2.41, deduplication-helper): one
 * list for each workflow, or each of its nodes; what is new is appended, and the oldest make room.
 */
export class MemoryDeduplicator implements IDataDeduplicator {
	private readonly lists = new Map<string, string[]>();

	/** Makes every call fail, as a database that is away does. */
	broken?: Error;

	/** What was asked of it, in order. */
	readonly calls: string[] = [];

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const list = await this.open('record', scope, context);
		const known = new Set(list);
		const isKnown = (item: DeduplicationItemTypes): boolean => known.has(String(item));
		const fresh = items.filter((item) => !isKnown(item));
		list.push(...fresh.map(String));
		if (maxEntries) list.splice(0, Math.max(0, list.length - maxEntries));
		return { new: fresh, processed: items.filter(isKnown) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const list = await this.open('remove', scope, context);
		for (const item of items) {
			const index = list.indexOf(String(item));
			if (index !== -1) list.splice(index, 1);
		}
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		(await this.open('clear', scope, context)).length = 0;
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return (await this.open('count', scope, context)).length;
	}

	/** All that is remembered of a workflow. */
	entries(): string[] {
		return [...this.lists.values()].flat();
	}

	/** Puts back a list as it once was, by the workflow's id and the node's. */
	restore(list: string, entries: string[]): void {
		this.lists.set(list, [...entries]);
	}

	clear(): void {
		this.lists.clear();
		this.calls.length = 0;
		this.broken = undefined;
	}

	private async open(
		call: string,
		scope: DeduplicationScope,
		{ node, workflow }: ICheckProcessedContextData,
	): Promise<string[]> {
		this.calls.push(call);
		// Like a database: never at once.
		await Promise.resolve();
		if (this.broken) throw this.broken;
		const id = `${workflow.id} ${scope === 'node' ? node?.id : ''}`;
		const list = this.lists.get(id) ?? [];
		this.lists.set(id, list);
		return list;
	}
}

let shared: MemoryDeduplicator | undefined;

/** Gives n8n-core this memory, as n8n does when it starts; emptied at each call. */
export async function useDeduplication(): Promise<MemoryDeduplicator> {
	if (shared === undefined) {
		shared = new MemoryDeduplicator();
		await DataDeduplicationService.init(shared);
	}
	shared.clear();
	return shared;
}
