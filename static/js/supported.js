// Runs as the body opens, so that the page does not jump when the components wake up.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
