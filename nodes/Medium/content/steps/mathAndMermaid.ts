import type { Element, ElementContent, Root } from 'hast';
import { readUrl } from '../../helpers/url';
import {
	classesOf,
	element,
	find,
	hasClass,
	isElement,
	replaceElements,
	text,
	textOf,
} from '../lib/tree';
import type { StepContext } from './context';

/**
 * Formulas: those on lines of their own become a picture by the service that the user names, all
 * others code. Medium has no pictures within a line.
 */
export function convertMath(tree: Root, context: StepContext): void {
	const { math, mathUrl } = context.options;
	let isTold = false;
	const tell = (code: 'mathAsCode' | 'pictureService', node: Element): void => {
		if (!isTold) context.warn(code, node, 'formulas');
		isTold = true;
	};
	replaceElements(tree, (node) => {
		const formula = readFormula(node);
		if (formula === undefined) return undefined;
		if (!formula.isBlock) {
			if (math === 'code') tell('mathAsCode', node);
			return [element('code', [text(formula.source)], node)];
		}
		const url = math === 'picture' ? serviceUrl(mathUrl, formula.source) : undefined;
		if (url !== undefined) {
			return [element('img', [], node, { src: url, alt: formula.source })];
		}
		tell(math === 'picture' ? 'pictureService' : 'mathAsCode', node);
		return [element('pre', [text(formula.source)], node)];
	});
}

interface Formula {
	source: string;
	isBlock: boolean;
}

function readFormula(node: Element): Formula | undefined {
	// KaTeX around what the step before has made of its MathML.
	if (hasClass(node, 'katex', 'katex-display', 'katex-error')) {
		const code = find(node, isFormulaCode);
		return code && { source: textOf(code), isBlock: hasClass(node, 'katex-display') };
	}
	if (isElement(node, 'pre')) {
		const [code] = node.children.filter((child) => child.type === 'element');
		return isFormulaCode(code) && node.children.length === 1
			? { source: textOf(code).replace(/\n$/, ''), isBlock: true }
			: undefined;
	}
	if (isFormulaCode(node)) return { source: textOf(node), isBlock: hasClass(node, 'math-display') };
	// Pandoc's, with \( \) or \[ \] around.
	if (isElement(node, 'span') && hasClass(node, 'math')) {
		const source = textOf(node).trim();
		return {
			source: /^\\[([]([^]*)\\[)\]]$/.exec(source)?.[1]?.trim() ?? source,
			isBlock: hasClass(node, 'display'),
		};
	}
	return undefined;
}

function isFormulaCode(node: ElementContent | undefined): node is Element {
	return (
		isElement(node, 'code') &&
		classesOf(node).some((name) => /^(?:language-)?(?:math|latex-formula)$/.test(name))
	);
}

/** Mermaid diagrams: a picture by the service that the user names, or the code that they are. */
export function convertMermaid(tree: Root, context: StepContext): void {
	const { mermaid, mermaidUrl } = context.options;
	replaceElements(tree, (node) => {
		if (!isMermaid(node)) return undefined;
		const source = textOf(node).replace(/^\n|\n$/g, '');
		const url = mermaid === 'picture' ? serviceUrl(mermaidUrl, source) : undefined;
		if (url !== undefined) return [element('img', [], node, { src: url, alt: 'Diagram' })];
		if (mermaid === 'picture') context.warn('pictureService', node, 'diagrams');
		else context.warn('mermaidAsCode', node);
		return [element('pre', [text(source)], node)];
	});
}

function isMermaid(node: Element): boolean {
	if (!isElement(node, 'pre', 'div')) return false;
	if (hasClass(node, 'mermaid', 'language-mermaid')) return true;
	return (
		isElement(node, 'pre') &&
		find(node, (one) => isElement(one, 'code') && hasClass(one, 'language-mermaid', 'mermaid')) !==
			undefined
	);
}

/** Single braces: in n8n's editor double ones begin an expression. Both are understood. */
const PLACEHOLDER = /\{\{?\s*(source|base64)\s*\}?\}/;

/**
 * The address at which a service draws a formula or diagram.
 *
 * @param template an https address with `{source}` (the text, encoded) or `{base64}` (base64url)
 * @returns undefined where the template is no such address
 */
function serviceUrl(template: string, source: string): string | undefined {
	if (!/^https?:\/\//i.test(template) || !PLACEHOLDER.test(template)) {
		return undefined;
	}
	const url = template
		.trim()
		.replaceAll(new RegExp(PLACEHOLDER, 'g'), (_, what: string) =>
			what === 'source'
				? encodeURIComponent(source.replace(/\p{Surrogate}/gu, '\uFFFD'))
				: Buffer.from(source).toString('base64url'),
		);
	return readUrl(url) ? url : undefined;
}
