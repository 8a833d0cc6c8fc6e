// Leaves two columns of the page that compares. Only adds: without it all columns are there.
(() => {
  const form = document.querySelector(".compare-choice");
  const [first, second] = form?.querySelectorAll("select") ?? [];
  if (!second) return;
  const status = form.querySelector("[role=status]");
  const cells = [...document.querySelectorAll("[data-column]")];
  const article = form.closest("article");
  const known = new Set([...first.options].map((option) => option.value));
  const show = (a, b) => {
    const two = known.has(a) && known.has(b) && a !== b;
    article.classList.toggle("compare-two", two);
    for (const cell of cells) cell.hidden = two && cell.dataset.column !== a && cell.dataset.column !== b;
    // The one that was asked for first stands first.
    if (two) for (const row of article.querySelectorAll("tr")) {
      const [left, right] = [a, b].map((slug) => row.querySelector(`[data-column="${CSS.escape(slug)}"]`));
      if (left && right) right.before(left), left.after(right);
    }
    return two;
  };
  const said = (select) => select.options[select.selectedIndex].text;
  const choose = (a, b, speak) => {
    const two = show(a, b);
    if (two) [first.value, second.value] = [a, b];
    const address = new URL(location.href);
    address.search = two ? `?a=${a}&b=${b}` : "";
    history.replaceState(null, "", address);
    if (speak) status.textContent = two ? `${status.dataset.two} ${said(first)} ${status.dataset.and} ${said(second)}.` : status.dataset.all;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(first.value, second.value, true);
  });
  form.querySelector("[data-compare-all]").addEventListener("click", () => choose("", "", true));
  const asked = new URLSearchParams(location.search);
  const a = asked.get("a"), b = asked.get("b");
  if (known.has(a)) first.value = a;
  const other = [...first.options].find((option) => option.value !== first.value);
  second.value = known.has(b) ? b : other.value;
  form.hidden = false;
  if (known.has(a) && known.has(b)) choose(a, b, false);
})();
