import type { Element, ElementContent } from 'hast';
import type { StepContext } from '../context';
import { displayWidth, pad } from '../lib/displayWidth';
import {
	element,
	find,
	findAll,
	isBlank,
	isElement,
	type Parent,
	plainText,
	property,
	replaceElements,
	text,
} from '../lib/tree';

/** A cell that spans more columns than this is no table's. */
const MAX_SPAN = 100;

type Align = 'left' | 'right' | 'center';

interface Row {
	cells: Element[];
	isHeader: boolean;
}

/**
 * Tables: a code block with aligned columns, or a list with the column's name before each value.
 * What only serves the layout (a table in a table, a single column) gives its content.
 */
export function convertTables(tree: Parent, context: StepContext): void {
	replaceElements(tree, (node) => (isElement(node, 'table') ? convert(node, context) : undefined));
}

function convert(table: Element, context: StepContext): ElementContent[] {
	const rows = readRows(table);
	const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const isNested = find(table, (one) => isElement(one, 'table', 'pre', 'ul', 'ol')) !== undefined;
	if (isNested || columns < 2 || property(table, 'role') === 'presentation') {
		const content = element('div', [], table);
		content.children = findCells(table).map((cell) => element('div', cell.children, cell));
		convertTables(content, context);
		return content.children;
	}
	const caption = find(table, (one) => isElement(one, 'caption'));
	const title = caption && !isBlank(caption) ? [element('p', caption.children, caption)] : [];
	return context.options.tables === 'list'
		? [...title, toList(table, rows, columns)]
		: [...title, ...toCode(table, rows, columns, context)];
}

function findCells(table: Element): Element[] {
	return findAll(table, (one) => isElement(one, 'td', 'th', 'caption'));
}

function readRows(table: Element): Row[] {
	const rows = findAll(table, (one) => isElement(one, 'tr')).map((row) => {
		const cells = row.children.filter((child) => isElement(child, 'td', 'th'));
		return {
			cells: cells.flatMap(spanned),
			isHeader: cells.length > 0 && cells.every((cell) => isElement(cell, 'th')),
		};
	});
	return rows.filter(({ cells }) => cells.length > 0);
}

function spanned(cell: Element): Element[] {
	const span = Math.min(Math.trunc(Number(property(cell, 'colSpan'))) || 1, MAX_SPAN);
	return [cell, ...Array.from({ length: span - 1 }, () => element('td', []))];
}

function toCode(
	table: Element,
	rows: Row[],
	columns: number,
	context: StepContext,
): ElementContent[] {
	const links = findAll(table, (one) => isElement(one, 'a') && property(one, 'href') !== '');
	context.warn('tableAsCode', table);
	if (links.length > 0) {
		context.warn('tableLinks', table, links.length === 1 ? 'one' : String(links.length));
	}
	return [
		element('pre', [text(drawTable(rows, columns))], table),
		...addressesOf(links, table),
		...findAll(table, (one) => isElement(one, 'img')),
	];
}

/** A code block carries no links, so they follow it. */
function addressesOf(links: Element[], table: Element): ElementContent[] {
	const named = links.filter((link) => !isBlank(link) && find(link, isImage) === undefined);
	if (named.length === 0) return [];
	const listed = named.flatMap((link, index) => (index === 0 ? [link] : [text(', '), link]));
	return [element('p', [text('→ '), ...listed], table)];
}

function isImage(node: Element): boolean {
	return isElement(node, 'img');
}

function drawTable(rows: Row[], columns: number): string {
	const lines = rows.map(({ cells }) =>
		Array.from({ length: columns }, (_, column) => linesOf(cells[column])),
	);
	const widths = Array.from({ length: columns }, (_, column) =>
		lines.reduce(
			(width, row) =>
				row[column]!.reduce((most, line) => Math.max(most, displayWidth(line)), width),
			1,
		),
	);
	const aligns = widths.map((_, column) => alignOf(rows, column));
	const drawn: string[] = [];
	lines.forEach((row, index) => {
		const height = Math.max(...row.map(({ length }) => length));
		for (let line = 0; line < height; line++) {
			const cells = row.map((cell, column) =>
				pad(cell[line] ?? '', widths[column]!, aligns[column]!),
			);
			drawn.push(cells.join(' | ').trimEnd());
		}
		const isLastHeader = rows[index]!.isHeader && rows[index + 1]?.isHeader === false;
		if (isLastHeader) drawn.push(widths.map((width) => '-'.repeat(width)).join('-|-'));
	});
	return drawn.join('\n');
}

/** A cell's text; what stands in blocks of its own or behind a line break is a line of its own. */
function linesOf(cell: Element | undefined): string[] {
	if (cell === undefined) return [''];
	let all = '';
	const write = (nodes: ElementContent[]): void => {
		for (const node of nodes) {
			if (node.type === 'text') all += node.value.replace(/\s+/g, ' ');
			if (node.type !== 'element') continue;
			const isBlock = isElement(node, 'p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');
			if (isBlock) all += '\n';
			if (isImage(node)) all += property(node, 'alt').replace(/\s+/g, ' ');
			else if (isElement(node, 'input')) all += node.properties.checked ? '☑' : '☐';
			else write(node.children);
			if (isBlock) all += '\n';
		}
	};
	write(cell.children);
	const lines = all.split('\n').flatMap((line) => line.replace(/ +/g, ' ').trim() || []);
	return lines.length === 0 ? [''] : lines;
}

/** As most cells of the column's body say. */
function alignOf(rows: Row[], column: number): Align {
	const cell = (rows.find(({ isHeader }) => !isHeader) ?? rows[0])?.cells[column];
	if (cell === undefined) return 'left';
	const align =
		property(cell, 'align') || /text-align\s*:\s*(\w+)/i.exec(property(cell, 'style'))?.[1];
	return align === 'right' || align === 'center' ? align : 'left';
}

function toList(table: Element, rows: Row[], columns: number): Element {
	const header = rows[0]?.isHeader ? rows[0] : undefined;
	const names = Array.from({ length: columns }, (_, column) =>
		header?.cells[column] === undefined ? '' : plainText(header.cells[column]),
	);
	const items = rows.slice(header === undefined ? 0 : 1).map(({ cells }) => {
		const values = cells.flatMap((cell, column) => {
			if (isBlank(cell)) return [];
			const name = names[column] ? [element('strong', [text(`${names[column]}:`)]), text(' ')] : [];
			return [element('p', [...name, ...runningText(cell)], cell)];
		});
		return element('li', values, cells[0]);
	});
	return element('ul', items, table);
}

/** A cell's content without its blocks, which become lines. */
function runningText(cell: Element): ElementContent[] {
	return cell.children.flatMap((child, index) => {
		if (!isElement(child, 'p', 'div')) return [child];
		return index === 0 ? child.children : [element('br', []), ...child.children];
	});
}
