/**
 * Loaded into n8n before n8n itself: ends it, with all its processes, when the program that started
 * it is gone, however that ended (SIGKILL, a crash, a power cut of the terminal). That program holds
 * the other end of the pipe on descriptor 3 and never writes to it.
 */
const { Socket } = require('node:net');

const PIPE = 3;
const GRACE = 3000; // ms

const pipe = new Socket({ fd: PIPE, readable: true, writable: false });
pipe.on('error', () => undefined);
pipe.on('close', () => {
	// n8n leads a process group of its own, in which its task runners are.
	process.kill(-process.pid, 'SIGTERM');
	setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE);
});
pipe.resume();
pipe.unref();
