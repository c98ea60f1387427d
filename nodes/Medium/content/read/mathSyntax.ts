import { math } from 'micromark-extension-math';
import type {
	Code,
	Construct,
	Effects,
	Extension,
	State,
	TokenizeContext,
} from 'micromark-util-types';

const DOLLAR = 36;
const BACKSLASH = 92;

/**
 * Formulas between dollars, told from prices as Pandoc does (its manual, “tex_math_dollars”): after
 * the opening dollar and before the closing one there is no space, and no digit behind the latter.
 */
export function mathSyntax(): Extension {
	const all = math();
	const dollar = all.text?.[DOLLAR];
	if (dollar === undefined || Array.isArray(dollar)) return all;
	return { ...all, text: { [DOLLAR]: orderly(dollar) } };
}

function orderly(formula: Construct): Construct {
	const look: Construct = { tokenize: lookAhead, partial: true };
	return {
		...formula,
		tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
			return effects.check(look, formula.tokenize.call(this, effects, ok, nok), nok);
		},
	};
}

function lookAhead(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
	let last: Code = null;
	return open;

	function open(code: Code): State | undefined {
		effects.enter('data');
		effects.consume(code);
		return first;
	}

	function first(code: Code): State | undefined {
		// Two dollars are meant; nobody writes a price so.
		if (code === DOLLAR) return end(code, ok);
		return code === null || isSpace(code) ? end(code, nok) : inside(code);
	}

	function inside(code: Code): State | undefined {
		if (code === null || code < -2) return end(code, nok);
		if (code === DOLLAR && last !== BACKSLASH) {
			if (isSpace(last)) return end(code, nok);
			effects.consume(code);
			return close;
		}
		last = code;
		effects.consume(code);
		return inside;
	}

	function close(code: Code): State | undefined {
		return end(code, isDigit(code) ? nok : ok);
	}

	function end(code: Code, next: State): State | undefined {
		effects.exit('data');
		return next(code);
	}
}

function isSpace(code: Code): boolean {
	return code !== null && (code < 0 || code === 32);
}

function isDigit(code: Code): boolean {
	return code !== null && code >= 48 && code <= 57;
}
