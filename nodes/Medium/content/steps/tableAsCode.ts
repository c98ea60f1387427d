import type { Element, ElementContent } from 'hast';
import { displayWidth, pad } from '../lib/displayWidth';
import { element, find, findAll, isBlank, isElement, property, text } from '../lib/tree';
import type { StepContext } from './context';

type Align = 'left' | 'right' | 'center';

export interface Row {
	cells: Element[];
	isHeader: boolean;
}

/** A table as a code block with aligned columns, and below it its links and pictures. */
export function toCode(
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
