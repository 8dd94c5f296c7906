/** Put in by the build: khizana/search/clientjs.py. */
declare const MESSAGES: Record<string, string | Record<string, string>>;
declare const LANGUAGE: string;
