import { compareLooks, test } from "./looks-test";
import { bareLooks } from "./screens/bare-looks";

test.use({ furnished: false });

compareLooks(bareLooks);
