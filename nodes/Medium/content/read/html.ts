import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import {
	defaultTreeAdapter,
	type DefaultTreeAdapterTypes,
	parse,
	parseFragment,
	type TreeAdapter,
} from 'parse5';
import { VFile } from 'vfile';
import { MAX_ELEMENT_NESTING, tooDeep } from '../lib/storyProblem';
import { depthOf } from '../lib/tree';

const IS_DOCUMENT = /<(?:!doctype|html|head|body)[\s>]/i;

/** Reads HTML as a browser does that runs no scripts; each node knows its place in the source. */
export function parseHtml(
	source: string,
	kind: 'any' | 'fragment' = 'any',
): { tree: Root; isDocument: boolean } {
	const isDocument = kind === 'any' && IS_DOCUMENT.test(source);
	const options = {
		treeAdapter: shallowTrees(),
		scriptingEnabled: false,
		sourceCodeLocationInfo: true,
	};
	const read = isDocument ? parse(source, options) : parseFragment(source, options);
	// Overlapping marks can make a tree that is deeper than the parser's own stack.
	if (depthOf<ParsedNode>(read, childrenOf) > 2 * MAX_ELEMENT_NESTING) {
		throw tooDeep(MAX_ELEMENT_NESTING);
	}
	const tree = fromParse5(read, { file: new VFile(source) });
	return { tree: tree.type === 'root' ? tree : { type: 'root', children: [] }, isDocument };
}

type ParsedNode = DefaultTreeAdapterTypes.Node;

function childrenOf(node: ParsedNode): ParsedNode[] {
	return 'childNodes' in node ? node.childNodes : [];
}

/** Stops the parser where it would begin to take longer and longer for each further level. */
function shallowTrees(): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
	let depth = 0;
	return {
		...defaultTreeAdapter,
		onItemPush(item) {
			depth += 1;
			if (depth > MAX_ELEMENT_NESTING) {
				throw tooDeep(MAX_ELEMENT_NESTING, item.sourceCodeLocation?.startLine);
			}
		},
		onItemPop() {
			depth -= 1;
		},
	};
}
