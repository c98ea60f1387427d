import type { Element } from 'hast';
import { property } from '../../lib/tree';
import { MEDIUM } from '../vocabulary';

/** A link is itself and no other, also where another one has the same address. */
export type Mark = 'strong' | 'emphasis' | { url: string };

const MARKS: Record<string, Mark> = {
	strong: 'strong',
	b: 'strong',
	em: 'emphasis',
	i: 'emphasis',
};

const PROTOCOLS = MEDIUM.protocols?.href ?? [];

/** The mark that an element puts on its text; none for a link that leads nowhere. */
export function markOf(node: Element): Mark | undefined {
	if (node.tagName !== 'a') return MARKS[node.tagName];
	const url = property(node, 'href').trim();
	const protocol = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1];
	const leads = protocol === undefined ? url !== '' : PROTOCOLS.includes(protocol.toLowerCase());
	return leads ? { url } : undefined;
}

/** Adds a mark; a link takes the place of the one there is. */
export function withMark(marks: Mark[], mark: Mark | undefined): Mark[] {
	if (mark === undefined || marks.includes(mark)) return marks;
	return [...(typeof mark === 'string' ? marks : marks.filter(isPlain)), mark];
}

export function isPlain(mark: Mark): mark is 'strong' | 'emphasis' {
	return typeof mark === 'string';
}
