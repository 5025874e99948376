import { expect, it } from "vitest";
import { plainText } from "./plain-text";

it.each([
  ['<p>Hi <span class="variable" data-id="question">{{ question }}</span></p>', "Hi {{ question }}"],
  ["<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\nlines"],
  ["<ul><li><p>a</p></li><li>b</li></ul>", "- a\n- b"],
  ["<p>1 &lt; 2 &amp;&amp; &#39;x&#x27; &unknown;</p>", "1 < 2 && 'x' &unknown;"],
  [
    "<h2>Rules</h2><p>Be <strong>brief</strong> and <em>kind</em>, say <code>ok</code></p>",
    "## Rules\n\nBe **brief** and *kind*, say `ok`",
  ],
  ["<p></p>", ""],
])("text of a rich editor reads as a person sees it: %s", (stored, shown) => {
  expect(plainText(stored)).toBe(shown);
});

it.each(["<instructions>be brief</instructions>", "plain & simple", "a <p>tag</p> within", ""])(
  "any other text stays as it is: %s",
  (text) => {
    expect(plainText(text)).toBe(text);
  },
);
