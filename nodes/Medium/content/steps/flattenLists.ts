import type { Element, ElementContent, Root } from 'hast';
import { bold, element, find, isElement, property, text } from '../lib/tree';

/** Before an item of a list within a list, once for each level. */
const DASH = '– ';

/**
 * Lists have one level on Medium, and running text in their items. What is nested goes on in the
 * item it belongs to, line by line: “– ” for each level, or “1.1 ”. Code, pictures and quotes are
 * lifted out in order; because Medium begins to count anew after them, a numbered list that they
 * divide, or that does not begin at 1, has its numbers written out.
 */
export function flattenLists(tree: Root): void {
	tree.children = tree.children.flatMap((node) => (isElement(node) ? fromBlock(node) : []));
}

function fromBlock(node: ElementContent): ElementContent[] {
	if (isElement(node, 'ul', 'ol')) return flatten(node);
	if (isElement(node, 'blockquote')) node.children = node.children.flatMap(fromBlock);
	return [node];
}

function flatten(list: Element): ElementContent[] {
	const isNumbered = list.tagName === 'ol';
	const isWrittenOut = isNumbered && (startOf(list) !== 1 || find(list, isLifted) !== undefined);
	const page = new Page(isWrittenOut ? 'p' : 'li', list);
	itemsOf(list).forEach((item, index) => {
		const number = String(startOf(list) + index);
		page.beginItem();
		writeItem(page, item, {
			sign: isWrittenOut ? `${number}. ` : '',
			number: isNumbered ? number : '',
			level: 1,
		});
	});
	return page.made;
}

interface Place {
	/** What stands before the item's first line. */
	sign: string;
	/** Its number, with those of the items around it; '' in a list without numbers. */
	number: string;
	/** Of the lists in it. */
	level: number;
}

function writeItem(page: Page, item: Element, { sign, number, level }: Place): void {
	let rest = sign;
	for (const block of item.children) {
		if (block.type !== 'element') continue;
		if (isElement(block, 'ul', 'ol')) {
			if (rest !== '' && level === 1) page.write([], rest.trimEnd(), item);
			itemsOf(block).forEach((nested, index) => {
				const own = String(startOf(block) + index);
				const path = number === '' ? own : `${number}.${own}`;
				const isNumbered = block.tagName === 'ol';
				writeItem(page, nested, {
					sign: isNumbered ? `${path}${number === '' ? '.' : ''} ` : DASH.repeat(level),
					number: isNumbered ? path : '',
					level: level + 1,
				});
			});
		} else if (isLifted(block)) {
			if (rest !== '') page.write([], rest.trimEnd(), item);
			page.lift(fromBlock(block));
		} else {
			page.write(runningText(block), rest, block);
		}
		rest = '';
	}
}

/** Where the lines of a list are written. */
class Page {
	readonly made: ElementContent[] = [];
	private list: Element | undefined;
	/** What the next line goes on in. */
	private open: Element | undefined;
	private isNewItem = false;

	constructor(
		private readonly itemName: 'li' | 'p',
		private readonly origin: Element,
	) {}

	beginItem(): void {
		this.open = undefined;
		this.isNewItem = true;
	}

	write(content: ElementContent[], sign: string, origin: Element): void {
		const line = sign === '' ? content : [text(sign), ...content];
		if (this.open !== undefined) {
			this.open.children.push(element('br', []), ...line);
			return;
		}
		// What follows something lifted out of an item is no item of its own.
		this.open = element(this.isNewItem ? this.itemName : 'p', line, origin);
		if (this.open.tagName === 'p') {
			this.made.push(this.open);
			this.list = undefined;
		} else {
			if (this.list === undefined) {
				this.list = element(this.origin.tagName, [], origin);
				this.made.push(this.list);
			}
			this.list.children.push(this.open);
		}
		this.isNewItem = false;
	}

	lift(blocks: ElementContent[]): void {
		for (const block of blocks) this.made.push(block);
		this.open = undefined;
		this.list = undefined;
		this.isNewItem = false;
	}
}

function itemsOf(list: Element): Element[] {
	return list.children.filter((child) => isElement(child, 'li'));
}

function startOf(list: Element): number {
	const start = Number(property(list, 'start') || 1);
	return Number.isSafeInteger(start) ? start : 1;
}

function isLifted(node: Element): boolean {
	return isElement(node, 'pre', 'figure', 'blockquote', 'hr');
}

/** Headings in an item are lines in bold. */
function runningText(block: Element): ElementContent[] {
	return block.tagName === 'p' ? block.children : [bold(block.children, block)];
}
