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
 * n8n's store of processed items, in memory instead of in a database: n8n-core defines only the
 * interface. Works like n8n's own in the mode `entries` (n8n 2.41, deduplication-helper): one list
 * per workflow or node; new entries are appended, and the oldest ones are deleted.
 */
export class MemoryDeduplicator implements IDataDeduplicator {
	private readonly lists = new Map<string, string[]>();

	/** If set, every call throws it, like a database that is not available. */
	broken?: Error;

	/** The calls so far, in order. */
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

	/** All entries of all lists. */
	entries(): string[] {
		return [...this.lists.values()].flat();
	}

	/** Restores an earlier state of a list; its name is the ids of workflow and node. */
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
		// Asynchronous, like a database.
		await Promise.resolve();
		if (this.broken) throw this.broken;
		const id = `${workflow.id} ${scope === 'node' ? node?.id : ''}`;
		const list = this.lists.get(id) ?? [];
		this.lists.set(id, list);
		return list;
	}
}

let shared: MemoryDeduplicator | undefined;

/** Makes n8n-core use this store, as n8n does with its own when it starts. Empties it. */
export async function useDeduplication(): Promise<MemoryDeduplicator> {
	if (shared === undefined) {
		shared = new MemoryDeduplicator();
		await DataDeduplicationService.init(shared);
	}
	shared.clear();
	return shared;
}
