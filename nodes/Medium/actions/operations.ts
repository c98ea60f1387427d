import { uploadImage } from './image/upload.operation';
import type { Resource } from './operation';
import { createPost } from './post/create.operation';
import { preparePost } from './post/prepare.operation';
import { getPublications } from './publication/getAll.operation';
import { getContributors } from './publication/getContributors.operation';
import { getUser } from './user/get.operation';

/**
 * Everything version 2 of the node can do. The dropdowns, the fields and the dispatch all come
 * from this table; its keys are what workflows save.
 */
export const resources = {
	image: {
		name: 'Image',
		defaultOperation: 'upload',
		operations: { upload: uploadImage },
	},
	post: {
		name: 'Post',
		defaultOperation: 'create',
		operations: { create: createPost, prepare: preparePost },
	},
	publication: {
		name: 'Publication',
		defaultOperation: 'getAll',
		operations: { getAll: getPublications, getContributors },
	},
	user: {
		name: 'User',
		defaultOperation: 'get',
		operations: { get: getUser },
	},
} as const satisfies Record<string, Resource>;
