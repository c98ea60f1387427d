import {
	type IExecuteFunctions,
	type INodeProperties,
	type IPollFunctions,
	NodeOperationError,
} from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import { isRecord } from '../helpers/isRecord';

/** The parameters of one item, or of a trigger: expressions may give anything. */
export interface Parameters {
	/** A parameter's value; the fallback where the field is hidden or was never saved. */
	get: (name: string, fallback?: unknown) => unknown;
	/**
	 * The error to throw for a value that cannot be right. It names the item.
	 *
	 * @param message what is wrong, naming the field by its label
	 * @param whatToDo plain text; it is escaped here, since n8n shows it as HTML
	 */
	refuse: (message: string, whatToDo: string) => NodeOperationError;
	/** Of the workflow: for dates that name no zone. */
	timezone: string;
}

/** The parameters of one item of a node. */
export function itemParameters(functions: IExecuteFunctions, itemIndex: number): Parameters {
	return {
		get: (name, fallback) =>
			functions.getNodeParameter(name, itemIndex, fallback as string | boolean | object),
		refuse: (message, whatToDo) =>
			new NodeOperationError(functions.getNode(), message, {
				itemIndex,
				description: `${escapeHtml(whatToDo)} Nothing was sent.`,
			}),
		timezone: functions.getTimezone(),
	};
}

/** The parameters of a trigger. */
export function triggerParameters(functions: IPollFunctions): Parameters {
	return {
		get: (name, fallback) => functions.getNodeParameter(name, fallback),
		refuse: (message, whatToDo) =>
			new NodeOperationError(functions.getNode(), message, { description: escapeHtml(whatToDo) }),
		timezone: functions.getTimezone(),
	};
}

/** The parameters inside a collection: a field that was not added, or is null, has the fallback. */
export function parametersIn(collection: INodeProperties, parameters: Parameters): Parameters {
	const given = parameters.get(collection.name, collection.default);
	const values = isRecord(given) ? given : {};
	return { ...parameters, get: (name, fallback) => values[name] ?? fallback };
}
