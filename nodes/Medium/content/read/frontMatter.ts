import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { isRecord } from '../../helpers/isRecord';
import type { WarningCode } from '../lib/warnings';
import type { StoryFacts } from '../story';
import { readFacts } from './frontMatterFacts';

/** A text without its front matter, and what the front matter says. */
interface FrontMatterReading {
	body: string;
	/** How many lines the front matter takes. */
	lines: number;
	facts: StoryFacts;
	remarks: Array<{ code: WarningCode; line: number; detail: string }>;
}

/** Larger ones are no front matter but a text between rules. */
const MAX_CHARACTERS = 64 * 1024;
const FENCE = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/;

/**
 * Takes the front matter off a text: YAML between `---`, TOML between `+++`. Never throws: what is
 * broken is told with its line, and used as far as it can be read. A text between two rules that
 * holds no names and values is left where it is.
 */
export function readFrontMatter(source: string): FrontMatterReading {
	const none: FrontMatterReading = { body: source, lines: 0, facts: {}, remarks: [] };
	const fence = FENCE.exec(source);
	if (fence === null) return none;
	const block = findBlock(source, fence[0].length, fence[1] === '+++');
	if (block === undefined) return none;

	const { values, complaint } = fence[1] === '+++' ? readToml(block.text) : readYaml(block.text);
	if (Object.keys(values).length === 0 && (complaint === undefined || !looksLikeNames(block.text)))
		return none;
	const { facts, unclear } = readFacts(values);
	const remarks: FrontMatterReading['remarks'] =
		complaint !== undefined
			? [{ code: 'frontMatterBroken', line: complaint.line + 1, detail: complaint.message }]
			: unclear.map(([name, detail]) => ({
					code: 'frontMatterValue',
					line: lineOfName(block.text, name),
					detail: `${name}: ${detail}`,
				}));
	return {
		body: source.slice(block.end),
		lines: countLines(source.slice(0, block.end)),
		facts,
		remarks,
	};
}

interface Values {
	values: Record<string, unknown>;
	/** `line` counts from 1 within the block. */
	complaint?: { message: string; line: number };
}

function findBlock(
	source: string,
	start: number,
	isToml: boolean,
): { text: string; end: number } | undefined {
	const close = isToml
		? /^\+\+\+[ \t]*(?:\r?\n|(?![^]))/gm
		: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|(?![^]))/gm;
	close.lastIndex = start;
	const found = close.exec(source.slice(0, start + MAX_CHARACTERS));
	return found === null
		? undefined
		: { text: source.slice(start, found.index), end: found.index + found[0].length };
}

function readYaml(block: string): Values {
	const { values, complaint } = parseYaml(block);
	// The commonest slip is a colon in a text without quotes: where YAML gives up, these are put on.
	return complaint === undefined
		? { values }
		: { values: { ...values, ...parseYaml(quoteTexts(block)).values }, complaint };
}

function parseYaml(block: string): Values {
	try {
		const document = parseDocument(block, {
			logLevel: 'silent',
			uniqueKeys: false,
			// Dates stay as they are written.
			schema: 'core',
		});
		const values = document.toJS({ maxAliasCount: 100 }) as unknown;
		const [error] = document.errors;
		return {
			values: isRecord(values) ? values : {},
			...(error && {
				complaint: { message: firstLine(error.message), line: error.linePos?.[0].line ?? 1 },
			}),
		};
	} catch (reason) {
		// Aliases that multiply, or nesting that exhausts the stack.
		return { values: {}, complaint: { message: messageOf(reason), line: 1 } };
	}
}

function quoteTexts(block: string): string {
	return block.replace(
		/^([\w-]+:[ \t]+)([^\s"'[{|>&*!%@`#][^\r\n]*)/gm,
		(_, name: string, value: string) => name + JSON.stringify(value.trim()),
	);
}

function readToml(block: string): Values {
	try {
		return { values: parseToml(block) };
	} catch (reason) {
		const line = isRecord(reason) && typeof reason.line === 'number' ? reason.line : 1;
		return { values: {}, complaint: { message: messageOf(reason), line } };
	}
}

function looksLikeNames(block: string): boolean {
	return /^\s*(?:#.*\n\s*)*[\w-]+[ \t]*[:=]/.test(block);
}

/** In the whole source, where the fence is line 1. */
function lineOfName(block: string, name: string): number {
	const before = block.split('\n').findIndex((line) => line.trimStart().startsWith(name));
	return Math.max(before, 0) + 2;
}

function countLines(text: string): number {
	return text.split('\n').length - 1;
}

function firstLine(message: string): string {
	return message.split('\n', 1)[0]!.replace(/:$/, '');
}

function messageOf(reason: unknown): string {
	return firstLine(reason instanceof Error ? reason.message : String(reason));
}
