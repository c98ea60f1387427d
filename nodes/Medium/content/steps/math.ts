import type { Element, ElementContent, Root } from 'hast';
import type { StepContext } from '../context';
import { serviceUrl } from '../lib/serviceUrl';
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
