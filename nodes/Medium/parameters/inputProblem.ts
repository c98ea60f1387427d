/** What is wrong with a field before anything was sent. Texts are plain; they are escaped when shown. */
export interface InputProblem {
	/** The field's label in the dialog. */
	field: string;
	/** What is wrong, naming the field. */
	message: string;
	/** What to do. */
	description: string;
}
