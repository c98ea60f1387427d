import { type Creation, creationId, type LookedUp, type LookUpTerms } from './creation';
import type { PublishingMemory } from './executionMemory';

/**
 * Looks for a story that is in doubt. What this execution has published is not it; and while another
 * story of the same title is in doubt as well, nothing that is seen would tell which of them it is.
 *
 * @returns undefined where that is not wanted, or cannot tell
 */
export async function lookUp(
	creation: Creation,
	memory: PublishingMemory,
	terms: Omit<LookUpTerms, 'otherIds'>,
): Promise<LookedUp | undefined> {
	if (memory.hasOthersInDoubt(creationId(creation), creation.body.title)) return undefined;
	return await creation.lookUp?.({ ...terms, otherIds: memory.publishedIds() });
}
