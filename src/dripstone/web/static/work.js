// Work: looks twice a second how far it is, and goes on to what was made of it.

async function look() {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer || !answer.ok) {
    location.assign(location.href); // and not again the form that led here
    return;
  }
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("work");
  if (made.dataset.ended) {
    location.assign(made.dataset.ended);
    return;
  }
  if (!made.querySelector("progress")) {
    location.assign(location.href);
    return;
  }
  const here = document.getElementById("work");
  for (const what of ["[role=status]", "progress", "button"]) {
    const [old, now] = [here.querySelector(what), made.querySelector(what)];
    if (old.outerHTML !== now.outerHTML) old.replaceWith(document.adoptNode(now));
  }
  setTimeout(look, 500);
}

setTimeout(look, 500);
