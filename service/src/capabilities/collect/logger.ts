/** The part of a log this capability writes to; pino fits. Never given personal data. */
export interface Logger {
	info: ( details: object, message: string ) => void;
	warn: ( details: object, message: string ) => void;
	error: ( details: object, message: string ) => void;
}
