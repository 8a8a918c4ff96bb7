/* Light or dark: follows the system until the reader chooses; the choice stays in this browser. */
(function () {
  "use strict";
  var button = document.getElementById("affichage"), dark = matchMedia("(prefers-color-scheme: dark)"), KEY = "contrats-affichage";
  var WORDS = { auto: "automatique", default: "clair", slate: "sombre" }, NEXT = { auto: "default", default: "slate", slate: "auto" };
  function stored() { try { return localStorage.getItem(KEY) || "auto"; } catch (e) { return "auto"; } }
  function apply(choice) {
    if (!WORDS[choice]) choice = "auto";
    document.body.setAttribute("data-md-color-scheme", choice === "auto" ? (dark.matches ? "slate" : "default") : choice);
    if (button) {
      button.hidden = false;
      button.dataset.choix = choice;
      button.title = "Affichage " + WORDS[choice] + " ; passer à l’affichage " + WORDS[NEXT[choice]];
      button.querySelector(".affichage-mots").textContent = button.title;
    }
    return choice;
  }
  var choice = apply(stored());
  dark.addEventListener("change", function () { apply(choice); });
  if (button) button.addEventListener("click", function () {
    choice = apply(NEXT[choice]);
    try { localStorage.setItem(KEY, choice); } catch (e) { /* private browsing: the choice lasts for this page */ }
  });
})();
