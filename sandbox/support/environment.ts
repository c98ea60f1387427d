import { delimiter, dirname } from 'node:path';

/** Settings of the user's own n8n, npm and Node.js that must not affect the sandbox. */
const USER_SETTINGS =
	/^(?:npm_|n8n_|db_|executions_|queue_|cache_|generic_|webhook_|endpoint|credentials_|node_options$|node_env$|node_function_|node_extra_ca_certs$|(?:https?|all|no)_proxy$)/i;

/** The environment for npm and the programs it starts: this Node.js is first in the PATH. */
export function environmentWithThisNode(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	return { ...env, PATH: [dirname(process.execPath), env['PATH'] ?? ''].join(delimiter) };
}

/** The same without the user's settings for n8n, npm, Node.js and proxies. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !USER_SETTINGS.test(name));
	return environmentWithThisNode(Object.fromEntries(own));
}
