// Makes pages nicer; every page works without it.

// Errors first: whoever sent a form with mistakes lands on the list of them.
document.querySelector(".error-summary")?.focus();

// A link to a wrong answer shows the whole question, not only its lower edge.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a");
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  (target.closest(".field") ?? target).scrollIntoView();
  target.focus({ preventScroll: true });
});

// Says that a changed form is not saved, and asks before the page is left; not for searches and sign-ins.
for (const form of document.querySelectorAll("form[data-draft]")) {
  let changed = false;
  form.addEventListener("input", () => {
    changed = true;
    const hint = form.querySelector(".unsaved");
    if (hint) hint.hidden = false;
  });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// A page with a part that is being worked on looks again by itself, but not while somebody is about to press something.
const look = () => {
  if (document.activeElement?.closest("main a, main button")) setTimeout(look, 2000);
  else location.reload();
};
if (document.querySelector("[data-live]")) setTimeout(look, 2000);

// A form with data-instant sends itself shortly after a change, and gives the focus back to the changed field.
const memory = "lotse-focus";
for (const form of document.querySelectorAll("form[data-instant]")) {
  let wait;
  form.addEventListener("change", (event) => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      sessionStorage.setItem(memory, event.target.id);
      form.requestSubmit();
    }, 500);
  });
}
const remembered = sessionStorage.getItem(memory);
sessionStorage.removeItem(memory);
if (remembered) document.getElementById(remembered)?.focus();
