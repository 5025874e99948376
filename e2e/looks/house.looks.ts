import { houseLooks } from "./house-looks";
import { compareLooks } from "./looks-test";

compareLooks(houseLooks);
