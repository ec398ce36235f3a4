"use strict";
// Shows the lines of one rule, or all that was kept or removed; the choice is in the address, so that it can be sent on.
const choice = document.getElementById("rule");
const lines = Array.from(document.querySelectorAll("li[data-rule]"));
const counts = new Map();
for (const line of lines) {
  const rule = line.dataset.rule;
  if (rule) counts.set(rule, (counts.get(rule) || 0) + 1);
}
for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
  const option = document.createElement("option");
  option.value = "rule " + rule;
  option.textContent = rule + " (" + count + ")";
  choice.append(option);
}
function wanted(line) {
  const rule = line.dataset.rule;
  if (choice.value === "kept") return rule === "";
  if (choice.value === "gone") return rule !== "";
  return choice.value === "" || choice.value === "rule " + rule;
}
function show() {
  const all = choice.value === "";
  for (const page of document.querySelectorAll("details.page")) {
    let some = false;
    for (const line of page.querySelectorAll("li[data-rule]")) {
      line.hidden = !wanted(line);
      some = some || !line.hidden;
    }
    for (const line of page.querySelectorAll("li.article, table")) line.hidden = !all && choice.value !== "kept";
    page.hidden = !all && !some;
    if (!all && some) page.open = true;
  }
  const count = document.querySelectorAll("details.page:not([hidden])").length;
  document.getElementById("shown").textContent = count + (count === 1 ? " page" : " pages");
}
choice.addEventListener("change", () => { location.hash = encodeURIComponent(choice.value); show(); });
document.getElementById("all").addEventListener("click", () => {
  const pages = Array.from(document.querySelectorAll("details.page:not([hidden])"));
  const open = pages.some((page) => !page.open);
  for (const page of pages) page.open = open;
});
try { choice.value = decodeURIComponent(location.hash.slice(1)); } catch { choice.value = ""; }
if (choice.selectedIndex < 0) choice.value = "";
show();
