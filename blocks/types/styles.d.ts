// A style sheet is imported for its effect on the build; it has nothing to name.
declare module '*.scss';
