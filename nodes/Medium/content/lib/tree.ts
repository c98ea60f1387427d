import type { Element, ElementContent, Nodes, Properties, Root, RootContent, Text } from 'hast';

export type Parent = Root | Element;

/** Whether a node is an element, of one of these names if any are given. */
export function isElement<Name extends string>(
	node: Nodes | undefined,
	...tagNames: readonly Name[]
): node is Element & { tagName: Name } {
	return (
		node?.type === 'element' &&
		(tagNames.length === 0 || (tagNames as readonly string[]).includes(node.tagName))
	);
}

/** Makes an element that stands where `origin` stood in the source. */
export function element(
	tagName: string,
	children: ElementContent[],
	origin?: Nodes,
	properties: Properties = {},
): Element {
	const made: Element = { type: 'element', tagName, properties, children };
	if (origin?.position !== undefined) made.position = origin.position;
	return made;
}

export function text(value: string): Text {
	return { type: 'text', value };
}

/** Bold text; what is bold in it already is so once. */
export function bold(children: ElementContent[], origin?: Nodes): Element {
	return element('strong', without('strong', children), origin);
}

/** The nodes without the elements of a name, whose content stays. */
function without(tagName: string, nodes: ElementContent[]): ElementContent[] {
	return nodes.flatMap((node) => {
		if (node.type !== 'element') return [node];
		const children = without(tagName, node.children);
		return node.tagName === tagName ? children : [{ ...node, children }];
	});
}

/** The text below a node, line breaks as line feeds. */
export function textOf(node: Nodes): string {
	if (node.type === 'text') return node.value;
	if (!('children' in node)) return '';
	if (node.type === 'element' && node.tagName === 'br') return '\n';
	let all = '';
	for (const child of node.children) all += textOf(child);
	return all;
}

/** The text of nodes, spaces and line breaks run together. */
export function plainText(...nodes: Nodes[]): string {
	return nodes.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

/** Whether there is nothing to be seen: no text but spaces, no picture. */
export function isBlank(node: Nodes): boolean {
	if (node.type === 'text') return node.value.trim() === '';
	if (node.type !== 'element') return !('children' in node) || node.children.every(isBlank);
	return (
		node.tagName !== 'img' &&
		node.tagName !== 'hr' &&
		node.tagName !== 'input' &&
		node.children.every(isBlank)
	);
}

/** The value of a property that is text; '' where it is missing or something else. */
export function property(node: Element, name: string): string {
	const value = node.properties[name];
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function classesOf(node: Element): string[] {
	const value = node.properties.className;
	return Array.isArray(value) ? value.map(String) : [];
}

export function hasClass(node: Element, ...names: readonly string[]): boolean {
	return classesOf(node).some((name) => names.includes(name));
}

/**
 * Calls `replace` for every element below `parent`, the outer ones first. What it returns stands in
 * the element's place and is not visited again; `undefined` leaves the element and goes on inside.
 */
export function replaceElements(
	parent: Parent,
	replace: (node: Element, parent: Parent, index: number) => ElementContent[] | undefined,
): void {
	let made: RootContent[] | undefined;
	const { children } = parent;
	for (let index = 0; index < children.length; index++) {
		const child = children[index]!;
		const replacement = child.type === 'element' ? replace(child, parent, index) : undefined;
		if (replacement !== undefined) {
			made ??= children.slice(0, index);
			for (const one of replacement) made.push(one);
			continue;
		}
		made?.push(child);
		if (child.type === 'element') replaceElements(child, replace);
	}
	if (made !== undefined) parent.children = made;
}

/** The first element below a node for which this holds, in the order of the text. */
export function find(
	node: Nodes,
	matches: (node: Element) => boolean,
	skip?: (node: Element) => boolean,
): Element | undefined {
	if (!('children' in node)) return undefined;
	for (const child of node.children) {
		if (child.type !== 'element' || skip?.(child)) continue;
		if (matches(child)) return child;
		const found = find(child, matches, skip);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** All elements below a node for which this holds; those within a found one are not looked for. */
export function findAll(node: Nodes, matches: (node: Element) => boolean): Element[] {
	const found: Element[] = [];
	const search = (parent: Nodes): void => {
		if (!('children' in parent)) return;
		for (const child of parent.children) {
			if (child.type !== 'element') continue;
			if (matches(child)) found.push(child);
			else search(child);
		}
	};
	search(node);
	return found;
}

/** How deep a tree goes; counted without recursion, so that it can be asked of any tree. */
export function depthOf<Node>(root: Node, childrenOf: (node: Node) => Node[]): number {
	let level: Node[] = [root];
	let depth = 0;
	while (level.length > 0) {
		const next: Node[] = [];
		for (const node of level) for (const child of childrenOf(node)) next.push(child);
		level = next;
		depth += 1;
	}
	return depth;
}
