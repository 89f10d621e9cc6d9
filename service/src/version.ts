/** Version of the service; a test keeps it equal to package.json, which is not there in a bundle. */
export const VERSION = '0.1.0';
