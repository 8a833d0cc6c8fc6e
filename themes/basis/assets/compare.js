// Leaves two columns of a page that compares. Only adds: without it all columns are there.
(() => {
  const form = document.querySelector(".side-choice"), article = form?.closest("article");
  const [first, second] = form?.querySelectorAll("select") ?? [];
  if (!second) return;
  const known = [...first.options].map((option) => option.value);
  const status = form.querySelector("[role=status]");
  const cell = (row, column) => row.querySelector(`[data-column="${column}"]`);
  const choose = (a, b, speak) => {
    const two = a !== b && known.includes(a) && known.includes(b);
    article.classList.toggle("side-two", two);
    for (const row of article.querySelectorAll("tr")) {
      for (const column of known) {
        const own = cell(row, column);
        own.hidden = two && column !== a && column !== b;
        row.append(own);
      }
      // The first of the two stands first.
      if (two) cell(row, b).before(cell(row, a));
    }
    if (two) [first.value, second.value] = [a, b];
    history.replaceState(null, "", two ? `?a=${a}&b=${b}` : location.pathname);
    const said = [first, second].map((select) => select.selectedOptions[0].text);
    if (speak) status.textContent = two ? `${status.dataset.two} ${said.join(` ${status.dataset.and} `)}.` : status.dataset.all;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(first.value, second.value, true);
  });
  form.querySelector("[type=button]").addEventListener("click", () => choose("", "", true));
  const asked = new URLSearchParams(location.search), a = asked.get("a"), b = asked.get("b");
  if (known.includes(a)) first.value = a;
  second.value = known.includes(b) ? b : known.find((column) => column !== first.value);
  if (a && b) choose(a, b);
})();
