import type { Element, ElementContent } from 'hast';
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
import type { StepContext } from './context';
import { type Row, toCode } from './tableAsCode';

/** A cell that spans more columns than this is no table's. */
const MAX_SPAN = 100;

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
